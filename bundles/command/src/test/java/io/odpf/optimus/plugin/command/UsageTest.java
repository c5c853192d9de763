// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @TempDir Path directory;
  private CommandLine line;

  @BeforeEach
  void line() {
    line = new CommandLine(directory);
    line.manager.answering(Reports.diff());
  }

  private void fails(String commandLine, String text) {
    String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");
    assertThat(line.run(arguments))
        .as(commandLine)
        .isEqualTo(new CommandLine.Result(ExitCode.USAGE, "", text));
    assertThat(line.manager.asked).isEmpty();
  }

  private void config(String name) throws Exception {
    Files.writeString(directory.resolve(name), "plugins: {}\n");
  }

  @Test
  void noCommand() {
    fails(
        "",
        """
        error: no command is given
          hint: optimus --help lists the commands
        usage: optimus COMMAND
        """);
    fails(
        "plugin",
        """
        error: no command is given after 'plugin'
          hint: optimus plugin --help lists the commands
        usage: optimus plugin COMMAND [OPTION...]
        """);
  }

  @Test
  void unknownCommandsSuggestTheNearest() {
    fails(
        "plugni install",
        """
        error: unknown command 'plugni'
          hint: did you mean 'plugin'?
        usage: optimus COMMAND
        """);
    fails(
        "plugin instal",
        """
        error: unknown command 'instal'
          hint: did you mean 'install'?
        usage: optimus plugin COMMAND [OPTION...]
        """);
    fails(
        "install",
        """
        error: unknown command 'install'
          hint: did you mean 'optimus plugin install'?
        usage: optimus COMMAND
        """);
    fails(
        "plugin frobnicate",
        """
        error: unknown command 'frobnicate'
          hint: the commands are %s
        usage: optimus plugin COMMAND [OPTION...]
        """
            .formatted(
                OptimusCommand.program().group("plugin").commands().stream()
                    .map(CommandSpec::name)
                    .collect(Collectors.joining(", "))));
    fails(
        "-q plugin install",
        """
        error: unknown option '-q'
          hint: options come after the command
        usage: optimus COMMAND
        """);
  }

  @Test
  void unknownOptionsSuggestTheNearest() {
    fails(
        "plugin diff --modee server",
        """
        error: unknown option '--modee'
          hint: did you mean '--mode'?
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin install --dryrun",
        """
        error: unknown option '--dryrun'
          hint: did you mean '--dry-run'?
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
    fails(
        "plugin install --zzzzzz",
        """
        error: unknown option '--zzzzzz'
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  void optionsAreNeverAbbreviated() {
    fails(
        "plugin diff --conf config.yaml",
        """
        error: unknown option '--conf'
          hint: did you mean '--config'?
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff -config config.yaml",
        """
        error: unknown option '-config'
          hint: did you mean '--config'?
        usage: optimus plugin diff [OPTION...]
        """);
  }

  @Test
  void optionsOfLaterVersionsAreNotAccepted() {
    for (String option : List.of("--verify", "--server", "--against")) {
      assertThat(line.run("plugin", "install", option).code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void valuesAreChecked() {
    fails(
        "plugin diff --mode sever",
        """
        error: --mode does not accept 'sever'
          hint: did you mean 'server'?
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff --mode x",
        """
        error: --mode does not accept 'x'
          hint: give one of server, client
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin install --parallel 0",
        """
        error: --parallel does not accept '0'
          hint: give a number from 1 to 1000
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
    fails(
        "plugin lock --platform linux_amd64,linux-arm64",
        """
        error: --platform does not accept 'linux_amd64,linux-arm64'
          hint: did you mean 'linux_arm64'?
        usage: optimus plugin lock [OPTION...] [NAME...]
        """);
    fails(
        "plugin diff --platform linux_amd65",
        """
        error: --platform does not accept 'linux_amd65'
          hint: did you mean 'linux_amd64'?
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff --platform somewhere",
        """
        error: --platform does not accept 'somewhere'
          hint: a platform is <os>_<arch> with Go's names, such as linux_amd64
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin install --platform linux_amd64,linux_arm64",
        """
        error: --platform does not accept 'linux_amd64,linux_arm64'
          hint: give one platform
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  void missingAndSuperfluousValues() {
    fails(
        "plugin diff --config",
        """
        error: --config takes a value: FILE
          hint: the configuration file
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff --config --no-such",
        """
        error: --config takes a value: FILE
          hint: the configuration file
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff --quiet=yes",
        """
        error: --quiet takes no value
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff --mode client --mode server",
        """
        error: --mode is given more than once
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff neo",
        """
        error: unexpected argument 'neo'
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "completion",
        """
        error: bash|zsh|fish is missing
          hint: give the shell: bash, zsh or fish
        usage: optimus completion bash|zsh|fish
        """);
    fails(
        "plugin lock neo",
        """
        error: 'neo' is given without --upgrade
          hint: lock always covers all plugins; to move one to what its source offers now, use --upgrade neo
        usage: optimus plugin lock [OPTION...] [NAME...]
        """);
  }

  @Test
  void withoutAConfigurationItSaysWhatWasLookedFor() {
    fails(
        "plugin diff",
        """
        error: no configuration: there is neither optimus-plugins.yaml nor config.yaml in %s, and OPTIMUS_PLUGIN_CONFIG is not set
          hint: name one with -c FILE
        usage: optimus plugin diff [OPTION...]
        """
            .formatted(directory));
    fails(
        "plugin diff -c other.yaml",
        """
        error: the configuration other.yaml (named by -c) does not exist
          hint: looked for %s
        usage: optimus plugin diff [OPTION...]
        """
            .formatted(directory.resolve("other.yaml")));
    line.environment.put("OPTIMUS_PLUGIN_CONFIG", "/no/such.yaml");
    fails(
        "plugin diff",
        """
        error: the configuration /no/such.yaml (named by $OPTIMUS_PLUGIN_CONFIG) does not exist
        usage: optimus plugin diff [OPTION...]
        """);
    fails(
        "plugin diff -c .",
        """
        error: . is a directory
          hint: name a file
        usage: optimus plugin diff [OPTION...]
        """);
  }

  @Test
  void theRuntimeIsAskedForBeforeOrAfterTheCommand() throws Exception {
    config("config.yaml");
    assertThat(line.run("plugin", "diff", "--runtime").code()).isZero();
    assertThat(line.run("--runtime", "plugin", "diff", "--mode", "server").code()).isZero();
    assertThat(line.run("plugin", "diff").code()).isZero();
    assertThat(line.manager.needs)
        .extracting(ManagerHost.Needs::runtime)
        .containsExactly(true, true, false);
  }

  @Test
  void configurationsAreFoundInOrder() throws Exception {
    config("config.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("config.yaml"));
    config("optimus-plugins.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("optimus-plugins.yaml"));
    config("by-variable.yaml");
    line.environment.put("OPTIMUS_PLUGIN_CONFIG", "by-variable.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("by-variable.yaml"));
    config("by-option.yaml");
    assertThat(diffed("-c", "by-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
    assertThat(diffed("-cby-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
    assertThat(diffed("--config=by-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
  }

  private Path diffed(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "plugin";
    arguments[1] = "diff";
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(line.run(arguments).code()).isZero();
    DiffRequest request = (DiffRequest) line.manager.asked.get(line.manager.asked.size() - 1);
    return request.config().path();
  }
}
