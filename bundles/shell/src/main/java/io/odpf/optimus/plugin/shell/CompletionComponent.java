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
 * Sets completion up in every session that has any. A session's completions are made by its
 * profile, after the session; so this waits for the end of the first thing that runs in it.
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
      // first, because what follows ends here again
      session.put(DONE, true);
      try {
        session.execute(CompletionSetup.script());
      } catch (Exception without) {
        LOG.log(Level.DEBUG, "no completion of optimus commands in this session", without);
      }
    }
  }
}
