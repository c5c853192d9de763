// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Sets up completion in every session that supports it. A session's profile runs after the session
 * is created, so this waits for the end of the first command.
 */
@Component(service = CommandSessionListener.class, immediate = true)
public final class CompletionComponent implements CommandSessionListener {
  private static final Logger LOG = System.getLogger(CompletionComponent.class.getName());
  private static final String COMPLETIONS = ".completions";
  private static final String DONE = ".optimus.completions";

  @Activate
  public CompletionComponent() {}

  @Override
  public void beforeExecute(CommandSession session, CharSequence command) {}

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Exception exception) {
    setUp(session);
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Object result) {
    setUp(session);
  }

  private static void setUp(CommandSession session) {
    if (session.get(COMPLETIONS) instanceof Map<?, ?> && session.get(DONE) == null) {
      // First, because the script below calls this method again.
      session.put(DONE, true);
      try {
        session.execute(CompletionSetup.script());
      } catch (Exception e) {
        LOG.log(Level.DEBUG, "no completion of optimus commands in this session", e);
      }
    }
  }
}
