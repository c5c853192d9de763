// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.scaffold;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code plugin new}. */
public final class NewPluginCommand extends DescribedCommand {
  /** A name without what separates the parts of a plugin's file name. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

  private static final int LONGEST_NAME = 64;

  /** The names that Optimus v0.0.1 and v0.0.2 take apart. */
  private static final Pattern PREFIXED = Pattern.compile("(?:task|hook)-.*");

  /** Creates the command. */
  public NewPluginCommand() {
    super(
        "new",
        "begin a project for a plugin of your own",
        List.of(
            Operand.one(
                Value.of(Value.Kind.TEXT, "NAME"),
                "the plugin's name: lower-case letters, digits and dashes")));
  }

  @Override
  public String description() {
    return "Writes a project that builds at once: the plugin, a test, the folder of its container, a "
        + "build that names files as Optimus expects, and a configuration to install it. Writes all "
        + "of it or nothing, to a directory that does not exist.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "type", "", Value.choice("task", "hook"), "the plugin's role in a job; default: task"),
        OptionSpec.valued(
            "mods",
            "",
            Value.of(Value.Kind.TEXT, "MODS"),
            "what it serves: cli, dependencyresolver, both with a comma, or none; default: cli"),
        OptionSpec.valued(
            "language", "", Value.choice("java", "go"), "the language; default: java"),
        OptionSpec.valued(
            "dir",
            "",
            Value.of(Value.Kind.DIRECTORY, "DIR"),
            "the project's directory; default: NAME"),
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the format of the result; default: text"),
        OptionSpec.flag("quiet", "q", "show errors only"),
        OptionSpec.flag("verbose", "v", "show more"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = call.arguments().operands().get(0);
    requireName(name);
    PluginProject project =
        new PluginProject(
            name,
            call.arguments().value("type").orElse("task").equals("hook"),
            mods(call.arguments().value("mods").orElse(PluginProject.CLI)),
            PluginProject.Language.valueOf(
                call.arguments().value("language").orElse("java").toUpperCase(Locale.ROOT)),
            SdkVersion.read(),
            call.host().parts().repository().map(path -> path.toUri().toString()));
    Path directory = directory(call, name);
    Map<String, PluginProject.File> files = project.files();
    try {
      ProjectWriter.write(files, directory);
    } catch (IOException e) {
      if (e instanceof FileAlreadyExistsException exists
          && directory.toString().equals(exists.getFile())) {
        throw PluginManagerException.config(
            List.of(
                Problem.of(
                    CommandProblem.PLUGIN_DIRECTORY,
                    TerminalText.quote(directory.toString()) + " exists; nothing was changed",
                    "name another directory with --dir")));
      }
      throw PluginManagerException.failure(
          Problem.of(
              CommandProblem.IO,
              "the project cannot be written to "
                  + TerminalText.quote(directory.toString())
                  + ": "
                  + TerminalText.passage(RegularFile.reason(e)),
              "check the disk's space and the permissions"),
          e);
    }
    print(call, project, directory, files.keySet());
    return ExitCode.OK;
  }

  private static void requireName(String name) throws UsageException {
    if (!NAME.matcher(name).matches()
        || name.length() > LONGEST_NAME
        || PREFIXED.matcher(name).matches()) {
      throw new UsageException(
          CommandProblem.PLUGIN_NAME,
          TerminalText.quote(name) + " cannot be the name of a plugin",
          "use at most 64 lower-case letters, digits and single dashes, a letter first, and neither"
              + " task- nor hook- at the beginning");
    }
  }

  private static Set<String> mods(String words) throws UsageException {
    Set<String> mods = new TreeSet<>();
    if (words.equals("none")) {
      return mods;
    }
    for (String word : words.split(",", -1)) {
      if (!word.equals(PluginProject.CLI) && !word.equals(PluginProject.RESOLVER)) {
        throw new UsageException(
            CommandProblem.BAD_VALUE,
            TerminalText.quote(word) + " is not a mod",
            "use cli, dependencyresolver, both with a comma between them, or none");
      }
      mods.add(word);
    }
    return mods;
  }

  private static Path directory(Invocation call, String name) throws UsageException {
    String given = call.arguments().value("dir").orElse(name);
    try {
      return call.workingDirectory().resolve(given).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          TerminalText.quote(given) + " is not a path",
          "name a directory that does not exist with --dir");
    }
  }

  private static void print(
      Invocation call, PluginProject project, Path directory, Set<String> files)
      throws IOException {
    PrintStream out = call.console().out();
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("plugin", project.name());
      document.put("language", project.language().word());
      document.put("directory", directory.toString());
      document.put("files", new ArrayList<Object>(files));
      TreeJson.write("new", document, out);
    } else if (!call.quiet()) {
      String shown = Paths.of(call.workingDirectory()).show(directory);
      if (call.verbose()) {
        files.forEach(file -> out.println("wrote " + shown + "/" + file));
      }
      out.println("created " + shown);
      out.println(
          switch (project.language()) {
            case JAVA -> "build it: cd " + shown + " && mvn verify";
            case GO ->
                "build it: cd "
                    + shown
                    + " && go build -o \"optimus-"
                    + project.name()
                    + "_$(go env GOOS)_$(go env GOARCH)\"";
          });
    }
  }
}
