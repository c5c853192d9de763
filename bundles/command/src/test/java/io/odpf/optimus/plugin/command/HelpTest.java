// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void versions() {
    assertThat(out("--version")).isEqualTo("optimus 1.2.3\n");
    assertThat(out("version")).isEqualTo("optimus 1.2.3\n");
  }

  @Test
  void everything() {
    assertThat(out("--help"))
        .isEqualTo(
            """
            Makes a machine match a version-controlled list of Optimus plugins.

            usage: optimus COMMAND

            optimus plugin: install plugins and keep them as configured
              init       write a configuration to start from
              add        list a plugin in the configuration
              remove     remove plugins from the configuration
              install    make this machine match the configuration, all or nothing
              outdated   show what the sources have now, beside what is locked and
                         installed
              upgrade    lock and install what the sources have now, after showing it
              diff       compare configuration, lock file and install location
              clean      remove what was installed and is no longer listed
              rollback   go back to the plugins that were there before the last install
              list       show what is installed, by this program or by hand
              lock       write or extend the lock file, for any platforms, without
                         installing
              validate   show everything that is wrong with the configuration
              providers  show the types of providers that are present
              info       show what a plugin says of itself and what it asks
              verify     start plugins to see whether they work
              call       make one call to a plugin

            others:
              completion  print a script that completes commands and options in a shell
              man         print a manual page, or write all of them
              help        show what there is, or one command's options
              version     print the version
              --version   print the version

            More about a command: optimus COMMAND --help
            """)
        .isEqualTo(out("help"))
        .isEqualTo(out("-h"));
  }

  @Test
  void aGroup() {
    assertThat(out("plugin", "--help"))
        .startsWith("optimus plugin: install plugins")
        .contains("usage: optimus plugin COMMAND [OPTION...]")
        .isEqualTo(out("help", "plugin"))
        .isEqualTo(out("plugin", "help"));
  }

  @Test
  void aCommand() {
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

            options:
              -c, --config FILE         the configuration file
                  --mode server|client  whose machine this is: selects plugins, and makes
                                        the lock binding on a server; default: client
                  --platform OS_ARCH    the platform meant, for instance linux_amd64;
                                        default: this machine's
                  --strict              count notes as differences
                  --output text|json    the form of the result; default: text
              -q, --quiet               show errors only
              -v, --verbose             show more
                  --runtime             run in the Felix runtime, with dropped-in providers
                  --no-drop-ins         use no dropped-in bundles
              -h, --help                show this help
            """)
        .isEqualTo(out("help", "plugin", "diff"))
        .isEqualTo(out("plugin", "help", "diff"))
        .isEqualTo(out("plugin", "diff", "--no-such-option", "-h"));
  }

  @Test
  void helpOfWhatThereIsNot() {
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
  void aDistributionAddsItsOwnGroup() {
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
  void everyCommandIsInTheDocumentsWithTheFormOfItsResult() throws Exception {
    String commands = Files.readString(Path.of("../../docs/commands.md"));
    for (CommandSpec command : OptimusCommand.program().group("plugin").commands()) {
      assertThat(commands)
          .contains("| `optimus plugin " + command.name())
          .contains("(schema/" + command.name() + ".schema.json)");
      assertThat(Path.of("../../docs/schema/" + command.name() + ".schema.json")).exists();
    }
    for (CommandSpec command : OptimusCommand.shellCommands()) {
      assertThat(commands).containsPattern("\\| `optimus(:| plugin )" + command.name() + "\\b");
    }
  }

  @Test
  void manualPages() throws Exception {
    assertThat(out("man"))
        .startsWith(".\\\" SPDX")
        .contains(".TH OPTIMUS 1 \"\" \"optimus 1.2.3\"");
    assertThat(out("man", "plugin", "install"))
        .contains(".SH NAME\noptimus\\-plugin\\-install \\- make this machine", "\\-\\-dry\\-run");
    assertThat(line.run("man", "plugin", "fly").err())
        .contains("error: there is no manual page 'optimus-plugin-fly'");

    assertThat(out("man", "--directory", "man1")).isEmpty();
    try (var pages = Files.list(directory.resolve("man1"))) {
      assertThat(pages).hasSize(21).contains(directory.resolve("man1/optimus-plugin-install.1"));
    }
  }
}
