// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.serve;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.project.InstalledPlugins;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.serve.JobServerFactory;
import io.odpf.optimus.plugin.jobs.serve.JobServerRequest;
import io.odpf.optimus.plugin.jobs.serve.RunningJobServer;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code serve}. */
public final class ServeCommand extends DescribedCommand {
  private final String version;

  /**
   * Creates the command.
   *
   * @param version the program's version, which the server tells its clients
   */
  public ServeCommand(String version) {
    super("serve", "serve jobs, runs and secrets to clients and containers", List.of());
    this.version = version;
  }

  @Override
  public String description() {
    return "Serves the API of Optimus, by gRPC and by HTTP with JSON on one port, until it gets a"
        + " signal. It hands out secrets, so other machines are served only with a certificate and"
        + " an access file. Each option can be a variable too, such as OPTIMUS_SERVE_KEY_RING for"
        + " --key-ring.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(ServeSettings.options());
    options.add(PluginOptions.timeout());
    options.add(
        OptionSpec.valued(
            ProjectOptions.PLUGIN_CONFIG,
            "",
            Value.of(Value.Kind.FILE, "FILE"),
            "the configuration of plugins, whose install location is searched"));
    options.add(
        OptionSpec.valued(
            "output",
            "",
            Value.choice("text", "json"),
            "the format of the message at the start; default: text"));
    options.add(OptionSpec.flag("quiet", "q", "show errors only"));
    options.add(OptionSpec.flag("verbose", "v", "show more"));
    options.add(
        OptionSpec.flag(
            PluginOptions.RUNTIME, "", "run in the Felix runtime, with dropped-in providers"));
    options.add(OptionSpec.flag("no-drop-ins", "", "ignore dropped-in bundles"));
    return options;
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ServeSettings settings = new ServeSettings(call);
    try (InstalledPlugins plugins = InstalledPlugins.open(call, false)) {
      JobServerRequest request =
          new JobServerRequest(
              settings.host(),
              settings.port(),
              settings.identity(),
              settings.access(),
              settings.store(),
              settings.keyRing(),
              plugins,
              plugins.options(),
              version,
              call.environment());
      Optional<Path> directory = settings.ownDirectory();
      if (directory.isPresent()) {
        createDirectory(directory.get());
      }
      try (RunningJobServer server = servers(call).start(request)) {
        announce(call, server);
        awaitSignal();
      }
    }
    return ExitCode.OK;
  }

  private static JobServerFactory servers(Invocation call) throws PluginManagerException {
    Path jars =
        call.host()
            .parts()
            .serverJars()
            .orElseThrow(
                () ->
                    PluginManagerException.failure(
                        Problem.of(
                            CommandProblem.NO_JOB_SERVER,
                            "this program has no server of jobs",
                            "use the complete distribution"),
                        null));
    return new JobServerJars(jars).factory();
  }

  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // A signal is how a server is told to end.
    }
  }

  private static void createDirectory(Path directory) throws PluginManagerException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(directory, owner);
    } catch (IOException e) {
      throw PluginManagerException.failure(
          Problem.of(
              CommandProblem.IO,
              "the server's directory "
                  + TerminalText.quote(directory.toString())
                  + " cannot be created: "
                  + TerminalText.passage(RegularFile.reason(e)),
              "check the permissions, or give --store and --key-ring"),
          e);
    }
  }

  private static void announce(Invocation call, RunningJobServer server) throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("address", server.address());
      document.put("notes", ProblemTree.of(server.notes()));
      TreeJson.write("serve", document, call.console().out());
    } else if (!call.quiet()) {
      new ProblemText(call.console(), Paths.of(call.workingDirectory())).note(server.notes());
      call.console().out().println("serving " + server.address());
    }
    call.console().out().flush();
  }
}
