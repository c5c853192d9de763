// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
  @TempDir Path directory;
  private CommandLine line;

  @BeforeEach
  void line() {
    line = new CommandLine(directory);
  }

  private String out(String... arguments) {
    CommandLine.Result result = line.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  @Test
  void printsTheVersion() {
    assertThat(out("--version")).isEqualTo("optimus 1.2.3\n");
    assertThat(out("version")).isEqualTo("optimus 1.2.3\n");
  }

  @Test
  void listsEveryCommandWithItsSummary() {
    Program program = OptimusCommand.program();
    List<String> lines = new ArrayList<>();
    for (Program.Group group : program.groups()) {
      lines.add("optimus " + group.name() + ": " + group.summary());
      group.commands().forEach(command -> lines.add(row(command)));
    }
    lines.add("other commands:");
    program.commands().forEach(command -> lines.add(row(command)));

    assertThat(out("--help").replaceAll("\n {5,}", " ").replaceAll("(?<=\\w) {2,}", "  "))
        .startsWith(
            """
            Makes a machine match a version-controlled list of Optimus plugins.

            usage: optimus COMMAND

            """)
        .containsSubsequence(lines)
        .endsWith(
            "  --version  print the version\n\nMore about a command: optimus COMMAND --help\n");
    assertThat(out("help")).isEqualTo(out("--help")).isEqualTo(out("-h"));
  }

  private static String row(CommandSpec command) {
    return "\n  " + command.name() + "  " + command.summary();
  }

  @Test
  void showsAGroup() {
    assertThat(out("plugin", "--help"))
        .startsWith("optimus plugin: install plugins")
        .contains("usage: optimus plugin COMMAND [OPTION...]")
        .isEqualTo(out("help", "plugin"))
        .isEqualTo(out("plugin", "help"));
  }

  @Test
  void showsACommand() {
    assertThat(out("plugin", "diff", "--help"))
        .isEqualTo(
            """
            Compare configuration, lock file and install location.

            usage: optimus plugin diff [OPTION...]

            Prints one line per difference and the command that resolves them, without
            using the network or any secret. The exit code is 0 if there are no
            differences. It is 3 if there are any, or if an interrupted command has to be
            finished or undone. Changes nothing.

            Plugins installed by hand, and lock entries of plugins that are no longer
            listed, are notes; with --strict they are differences.

            With --against, the configuration, this machine and what a server runs are
            compared side by side; only the server is asked. Without a configuration, all
            plugins of the server are compared.

            options:
              -c, --config FILE         the configuration file
                  --mode server|client  the kind of machine: selects plugins by mode; on a
                                        server, the lock file is binding; default: client
                  --platform OS_ARCH    the platform, such as linux_amd64; default: this
                                        machine's
                  --against SERVER      also compare with this server: an https:// address,
                                        or a name in the host's list of servers
                  --strict              count notes as differences
                  --output text|json    the format of the result; default: text
              -q, --quiet               show errors only
              -v, --verbose             show more
                  --runtime             run in the Felix runtime, with dropped-in providers
                  --no-drop-ins         ignore dropped-in bundles
              -h, --help                show this help
            """)
        .isEqualTo(out("help", "plugin", "diff"))
        .isEqualTo(out("plugin", "help", "diff"))
        .isEqualTo(out("plugin", "diff", "--no-such-option", "-h"));
  }

  @Test
  void refusesHelpOnAnUnknownCommand() {
    assertThat(line.run("help", "plugin", "dif"))
        .isEqualTo(
            new CommandLine.Result(
                2,
                "",
                """
                error: unknown command 'dif'
                  hint: did you mean 'diff'?
                usage: optimus plugin COMMAND [OPTION...]
                """));
  }

  @Test
  void showsTheGroupThatADistributionAdds() {
    line.more.add(new CommandGroup("runtime", "the Felix runtime", List.of(new StartCommand())));

    assertThat(out("help")).contains("optimus runtime: the Felix runtime\n  start  start it\n");
    assertThat(out("help", "runtime", "start")).contains("--wait", "wait until it is ready");
    assertThat(out("completion", "bash")).contains("\"runtime start\")");
    assertThat(out("man", "runtime", "start")).contains(".SH OPTIONS");
    assertThat(line.run("runtime", "start", "--wait").code()).isEqualTo(42);
    assertThat(line.run("runtime", "strat").err()).contains("did you mean 'start'?");
  }

  private static final class StartCommand implements Command {
    @Override
    public String name() {
      return "start";
    }

    @Override
    public String summary() {
      return "start it";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of(OptionSpec.flag("wait", "", "wait until it is ready"));
    }

    @Override
    public int run(Invocation call) {
      return call.arguments().has("wait") ? 42 : 0;
    }
  }

  @Test
  void documentsEveryCommandWithTheSchemaOfItsResult() throws Exception {
    String commands = Files.readString(Path.of("../../docs/commands.md"));
    for (Program.Group group : OptimusCommand.program().groups()) {
      for (CommandSpec command : group.commands()) {
        String schema =
            (group.name().equals("plugin") ? "" : group.name() + "-")
                + command.name()
                + ".schema.json";
        assertThat(commands)
            .contains("| `optimus " + group.name() + " " + command.name())
            .contains("(schema/" + schema + ")");
        assertThat(Path.of("../../docs/schema/" + schema)).exists();
      }
    }
    for (CommandSpec command : OptimusCommand.shellCommands()) {
      assertThat(commands)
          .containsPattern(
              "\\| `optimus(:| | plugin )" + command.name().replaceFirst("-", " ") + "\\b");
    }
  }

  @Test
  void writesAManualPageForEveryCommand() throws Exception {
    assertThat(out("man"))
        .startsWith(".\\\" SPDX")
        .contains(".TH OPTIMUS 1 \"\" \"optimus 1.2.3\"");
    assertThat(out("man", "plugin", "install"))
        .contains(".SH NAME\noptimus\\-plugin\\-install \\- make this machine", "\\-\\-dry\\-run");
    assertThat(line.run("man", "plugin", "fly").err())
        .contains("error: no manual page is named 'optimus-plugin-fly'");

    assertThat(out("man", "--directory", "man1")).isEmpty();
    try (var pages = Files.list(directory.resolve("man1"))) {
      Program program = OptimusCommand.program();
      int commands = program.commands().size();
      for (Program.Group group : program.groups()) {
        commands += group.commands().size();
      }
      assertThat(pages)
          .hasSize(1 + commands)
          .contains(directory.resolve("man1/optimus-plugin-install.1"));
    }
  }
}
