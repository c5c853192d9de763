// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UsageTest extends CommandLineTest {
  @Test
  void refusesACommandLineWithoutACommand() {
    assertUsageError(
        "",
        """
        error: no command is given
          hint: optimus --help lists the commands
        usage: optimus COMMAND
        """);
    assertUsageError(
        "plugin",
        """
        error: no command is given after 'plugin'
          hint: optimus plugin --help lists the commands
        usage: optimus plugin COMMAND [OPTION...]
        """);
  }

  @Test
  void suggestsTheNearestNameForAnUnknownCommand() {
    assertUsageError(
        "plugni install",
        """
        error: unknown command 'plugni'
          hint: did you mean 'plugin'?
        usage: optimus COMMAND
        """);
    assertUsageError(
        "plugin instal",
        """
        error: unknown command 'instal'
          hint: did you mean 'install'?
        usage: optimus plugin COMMAND [OPTION...]
        """);
    assertUsageError(
        "install",
        """
        error: unknown command 'install'
          hint: did you mean 'optimus plugin install'?
        usage: optimus COMMAND
        """);
    assertUsageError(
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
    assertUsageError(
        "-q plugin install",
        """
        error: unknown option '-q'
          hint: options come after the command
        usage: optimus COMMAND
        """);
  }

  @Test
  void suggestsTheNearestNameForAnUnknownOption() {
    assertUsageError(
        "plugin diff --modee server",
        """
        error: unknown option '--modee'
          hint: did you mean '--mode'?
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin install --dryrun",
        """
        error: unknown option '--dryrun'
          hint: did you mean '--dry-run'?
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
    assertUsageError(
        "plugin install --zzzzzz",
        """
        error: unknown option '--zzzzzz'
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  void refusesAbbreviatedOptions() {
    assertUsageError(
        "plugin diff --conf config.yaml",
        """
        error: unknown option '--conf'
          hint: did you mean '--config'?
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff -config config.yaml",
        """
        error: unknown option '-config'
          hint: did you mean '--config'?
        usage: optimus plugin diff [OPTION...]
        """);
  }

  @Test
  void refusesUnsupportedOptions() {
    for (String option : List.of("--verify", "--server", "--against")) {
      assertThat(line.run("plugin", "install", option).code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void refusesInvalidValues() {
    assertUsageError(
        "plugin diff --mode sever",
        """
        error: --mode does not accept 'sever'
          hint: did you mean 'server'?
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff --mode x",
        """
        error: --mode does not accept 'x'
          hint: give one of server, client
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin install --parallel 0",
        """
        error: --parallel does not accept '0'
          hint: give a number from 1 to 1000
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
    assertUsageError(
        "plugin lock --platform linux_amd64,linux-arm64",
        """
        error: --platform does not accept 'linux_amd64,linux-arm64'
          hint: did you mean 'linux_arm64'?
        usage: optimus plugin lock [OPTION...] [NAME...]
        """);
    assertUsageError(
        "plugin diff --platform linux_amd65",
        """
        error: --platform does not accept 'linux_amd65'
          hint: did you mean 'linux_amd64'?
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff --platform somewhere",
        """
        error: --platform does not accept 'somewhere'
          hint: a platform is <os>_<arch> with Go's names, such as linux_amd64
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin install --platform linux_amd64,linux_arm64",
        """
        error: --platform does not accept 'linux_amd64,linux_arm64'
          hint: give one platform
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  void refusesMissingAndUnexpectedValues() {
    assertUsageError(
        "plugin diff --config",
        """
        error: --config takes a value: FILE
          hint: the configuration file
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff --config --no-such",
        """
        error: --config takes a value: FILE
          hint: the configuration file
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff --quiet=yes",
        """
        error: --quiet takes no value
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff --mode client --mode server",
        """
        error: --mode is given more than once
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff neo",
        """
        error: unexpected argument 'neo'
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "completion",
        """
        error: bash|zsh|fish is missing
          hint: give the shell: bash, zsh or fish
        usage: optimus completion bash|zsh|fish
        """);
    assertUsageError(
        "plugin lock neo",
        """
        error: 'neo' is given without --upgrade
          hint: lock always covers all plugins; to move one to what its source offers now, use --upgrade neo
        usage: optimus plugin lock [OPTION...] [NAME...]
        """);
  }

  @Test
  void acceptsTheRuntimeOptionBeforeOrAfterTheCommand() throws Exception {
    writeConfig("config.yaml");
    line.manager.answering(Reports.diff());
    assertThat(line.run("plugin", "diff", "--runtime").code()).isZero();
    assertThat(line.run("--runtime", "plugin", "diff", "--mode", "server").code()).isZero();
    assertThat(line.run("plugin", "diff").code()).isZero();
    assertThat(line.manager.needs)
        .extracting(ManagerHost.Needs::runtime)
        .containsExactly(true, true, false);
  }
}
