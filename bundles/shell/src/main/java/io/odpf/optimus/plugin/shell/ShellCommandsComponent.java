// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The shell's commands; there while there is a plugin manager. Thread-safe. */
@Component(
    service = ShellCommandsComponent.class,
    immediate = true,
    property = {
      "osgi.command.scope=optimus",
      "osgi.command.function=install",
      "osgi.command.function=diff",
      "osgi.command.function=clean",
      "osgi.command.function=rollback",
      "osgi.command.function=list",
      "osgi.command.function=lock",
      "osgi.command.function=validate",
      "osgi.command.function=providers",
      "osgi.command.function=" + CompletionSetup.FUNCTION
    })
public final class ShellCommandsComponent {
  private static final String ARGUMENTS = "as on the command line; --help shows them";

  private final RunningSupervisor supervisor = new RunningSupervisor();
  private final CommandRunner runner;
  private final LineCompletion completion;

  @Activate
  public ShellCommandsComponent(@Reference PluginManager manager) {
    this.runner = new CommandRunner(manager, supervisor, System.getenv());
    this.completion = new LineCompletion(System.getenv());
  }

  @Reference(
      service = Supervisor.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setSupervisor(Supervisor running) {
    supervisor.set(running);
  }

  void unsetSupervisor(Supervisor running) {
    supervisor.unset(running);
  }

  @Descriptor("make this machine match the configuration, all or nothing")
  public void install(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "install", arguments);
  }

  @Descriptor("compare configuration, lock file and install location")
  public void diff(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "diff", arguments);
  }

  @Descriptor("remove what was installed and is no longer listed")
  public void clean(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "clean", arguments);
  }

  @Descriptor("go back to the plugins that were there before the last install")
  public void rollback(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "rollback", arguments);
  }

  @Descriptor("show what is installed, by this program or by hand")
  public void list(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "list", arguments);
  }

  @Descriptor("write or extend the lock file, for any platforms, without installing")
  public void lock(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "lock", arguments);
  }

  @Descriptor("show everything that is wrong with the configuration")
  public void validate(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "validate", arguments);
  }

  @Descriptor("show the types of providers that are present")
  public void providers(CommandSession session, @Descriptor(ARGUMENTS) String... arguments)
      throws CommandFailedException {
    runner.run(session, "providers", arguments);
  }

  /** What may come next on a line; for the shell itself. */
  public Object _complete(CommandSession session, String command, List<String> words, int index)
      throws Exception {
    return completion.candidates(session, command, words, index);
  }
}
