// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code doctor}. */
public final class DoctorCommand implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Installation installation;
  private final Installation process;

  /**
   * @param installation the installation with the host's defaults in its environment
   * @param process the installation with the original environment of the process
   */
  public DoctorCommand(Installation installation, Installation process) {
    this.installation = installation;
    this.process = process;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "check this machine, and show what to correct";
  }

  @Override
  public String description() {
    return "Changes nothing. Asks each source in the configuration what it has, with the configured"
        + " credentials, as 'plugin outdated' does. The exit code is 1 if something would prevent"
        + " an install.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "config",
            "c",
            Value.of(Value.Kind.FILE, "FILE"),
            "the configuration whose sources are asked"),
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the form of the result; default: text"),
        OptionSpec.flag("quiet", "q", "show only what is wrong"));
  }

  private static List<Check> checks() {
    return List.of(
        new JavaCheck(),
        new StartupCacheCheck(),
        new DefaultsCheck(),
        new DirectoryCheck(
            "install location",
            Places::installLocation,
            "name another one: install_location in the configuration, or in the host's defaults"),
        new DirectoryCheck(
            "store", Places::store, "name another one: OPTIMUS_STORE, or store in the defaults"),
        new RuntimePlaceCheck(),
        new LogCheck(),
        new DropInsCheck(),
        new LocaleCheck(),
        new ClockCheck(Clock.systemUTC()),
        new ProxyCheck(PATIENCE),
        new SourcesCheck());
  }

  @Override
  public int run(Invocation call) throws UsageException, InterruptedException, IOException {
    Optional<ConfigFile> config = config(call);
    Examination examination =
        Examination.of(checks(), new Machine(installation, process, call.host(), config));
    if (call.json()) {
      TreeJson.write(name(), examination.tree(), call.console().out());
    } else {
      examination.print(call.console(), call.quiet());
    }
    return examination.failed() ? ExitCode.FAILURE : ExitCode.OK;
  }

  /** Returns the named configuration, which must exist, or else one with a standard name. */
  private static Optional<ConfigFile> config(Invocation call) throws UsageException {
    Optional<String> named = call.arguments().value("config");
    Optional<Path> path = new ConfigLookup(call.environment(), call.workingDirectory()).find(named);
    if (path.isEmpty() && named.isPresent()) {
      throw new UsageException(
          CommandProblem.NO_CONFIG, "the configuration " + named.get() + " does not exist", "");
    }
    return path.map(file -> new ConfigFile(file, call.environment()));
  }
}
