// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Output and keys at a terminal, with and without a framework. */
@ParameterizedClass(name = "{0}")
@EnumSource(
    value = ProcessWay.class,
    names = {"ONE_SHOT", "RUNTIME"})
class TerminalTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final int SLOW = 200_000;

  /** Bytes per second at which no download completes before a busy machine has interrupted it. */
  private static final int VERY_SLOW = 5_000;

  private final String install;
  private Stage stage;

  TerminalTest(ProcessWay way) {
    this.install =
        Distribution.unpacked().home().resolve("bin/optimus")
            + " plugin install -c config.yaml"
            + (way == ProcessWay.RUNTIME ? " --runtime" : "");
  }

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    stage.release("0.0.7").archives("neo", "neo").archives("bq2bq", "bq2bq");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @org.junit.jupiter.api.Test
  void aBarALineARunningDownload() {
    write(SLOW, "0.0.6");

    try (Terminal terminal = terminal()) {
      terminal.type(install + "; echo \"code $?\"");

      terminal.awaitScreen(
          Pattern.compile("neo +█*░+ +\\d+% +[0-9.]+ .?B of [0-9.]+ .B"),
          Pattern.compile("bq2bq +█*░+ +\\d+%"),
          Pattern.compile("total +0 of 2"));
      assertThat(terminal.awaitScreen("code 0"))
          .containsPattern("installed +bq2bq +0.0.6")
          .containsPattern("installed +neo +0.0.6")
          .doesNotContain("█")
          .doesNotContain("total  ");
    }
  }

  @org.junit.jupiter.api.Test
  void keepsWholeLinesWhenItBecomesNarrower() {
    write(VERY_SLOW, "0.0.6");

    try (Terminal terminal = terminal()) {
      terminal.type("clear; " + install);
      terminal.awaitScreen("░");
      terminal.resize(50);

      Pattern whole =
          Pattern.compile(
              "(?m)^(neo|bq2bq) .*%  [0-9.]+ .?B of [0-9.]+ .B.*\\n(neo|bq2bq) .*%.*\\ntotal +0 of 2.*$");
      // Each redraw of wrapped lines would leave a piece of them behind.
      Eventually.until(
          () -> "bars of whole lines:\n" + terminal.screen(),
          () ->
              whole.matcher(terminal.screen()).find()
                  && terminal.screen().lines().filter(it -> it.startsWith("total")).count() < 3);
      terminal.press("C-c");
      terminal.awaitScreen("interrupted");
    }
  }

  @org.junit.jupiter.api.Test
  void plainLinesInAPipe() {
    write(SLOW, "0.0.6");

    Result result = bash(install + " | cat").run();

    assertThat(result.out() + result.err()).doesNotContain("\r", "\u001b");
    assertThat(result.err()).containsPattern("neo: downloaded [0-9.]+ .B\n");
    assertThat(result.out()).containsPattern("installed +neo +0.0.6");
  }

  @org.junit.jupiter.api.Test
  void ctrlCAtTheTerminalRollsBackAndExits130() throws Exception {
    write(0, "0.0.6");
    stage.run("install").orThrow();
    Map<String, String> before = stage.installedFiles();
    String lock = Files.readString(stage.lockFile());
    write(VERY_SLOW, "0.0.7");

    try (Terminal terminal = terminal()) {
      terminal.type(install + "; echo \"code $?\"");
      terminal.awaitScreen("░");
      terminal.press("C-c");

      // The echo of the command contains the word as well, but not the number.
      assertThat(terminal.awaitScreen("code 130")).doesNotContain("Exception");
    }
    assertUntouched(before, lock);
  }

  @org.junit.jupiter.api.Test
  void anUpgradeAsksAndChangesNothingWithoutYes() throws Exception {
    write(0, "0.0.6");
    stage.run("install").orThrow();
    Map<String, String> before = stage.installedFiles();
    String lock = Files.readString(stage.lockFile());
    write(0, "0.0.7");
    String upgrade = install.replace("plugin install", "plugin upgrade") + "; echo \"code $?\"";

    try (Terminal terminal = terminal()) {
      terminal.type(upgrade);
      assertThat(terminal.awaitScreen("upgrade? [y/N]"))
          .containsPattern("neo +\\w+ +0\\.0\\.6 -> 0\\.0\\.7 +[0-9a-f]{12} -> [0-9a-f]{12}");
      terminal.press("C-c");
      terminal.awaitScreen("code 130");
      assertThat(stage.installedFiles()).isEqualTo(before);
      assertThat(stage.lockFile()).hasContent(lock);

      clear(terminal);
      terminal.type(upgrade);
      terminal.awaitScreen("upgrade? [y/N]");
      terminal.type("n");
      terminal.awaitScreen("code 1");
      assertThat(stage.installedFiles()).isEqualTo(before);

      clear(terminal);
      terminal.type(upgrade);
      terminal.awaitScreen("upgrade? [y/N]");
      terminal.type("y");
      terminal.awaitScreen("code 0");
    }
    assertThat(stage.installedFiles()).isNotEqualTo(before);
    assertThat(stage.run("diff").exitCode()).isZero();
  }

  /** Clears the screen, so that nothing of an earlier command is taken for that of the next. */
  private static void clear(Terminal terminal) {
    terminal.type("clear");
    Eventually.until(terminal::screen, () -> !terminal.screen().contains("code"));
  }

  @org.junit.jupiter.api.Test
  void anInterruptOfTheProcessGroupRollsBackAndExits130() throws Exception {
    write(0, "0.0.6");
    stage.run("install").orThrow();
    Map<String, String> before = stage.installedFiles();
    String lock = Files.readString(stage.lockFile());
    write(VERY_SLOW, "0.0.7");
    stage.nginx().forgetRequests();
    Path group = stage.project().resolve("group");

    // With job control, a shell gives each job a process group of its own.
    Command command = bash("set -m; " + install + " & echo $! > group; wait $!");
    try (RunningCommand running = command.start()) {
      running.endInput();
      Eventually.until(
          () -> "a download that has begun: " + running.err(),
          () -> Files.exists(group) && stagedBytes() > 0);
      bash("kill -INT -- -$(cat group)").run().orThrow();
      Result result = running.await();

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
      assertThat(result.out()).isEmpty();
    }
    assertUntouched(before, lock);
  }

  private void assertUntouched(Map<String, String> before, String lock) {
    assertThat(stage.installedFiles()).isEqualTo(before);
    assertThat(stage.lockFile()).hasContent(lock);
    write(0, "0.0.6");
    Result diff = stage.run("diff");
    assertThat(diff.exitCode()).as(diff.toString()).isZero();
  }

  /** Returns the bytes of the new version anywhere in the store or beside the plugins. */
  private long stagedBytes() throws java.io.IOException {
    try (var files = Files.walk(stage.home())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("part"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (java.io.UncheckedIOException moved) {
      // The file was just renamed to its final name; the next attempt finds it.
      return 0;
    }
  }

  private void write(int rate, String version) {
    String where = rate == 0 ? "/files" : "/rate/" + rate;
    ConfigText text = stage.config().url("releases", stage.nginx().http() + where);
    for (String plugin : new String[] {"neo", "bq2bq"}) {
      text.plugin("releases", plugin, InstallBehaviour.TAR_GZ, "version: " + version);
    }
    stage.write(text);
  }

  private Terminal terminal() {
    return Terminal.open(stage.project(), Distribution.unpacked().environment(stage, JAVA));
  }

  private Command bash(String text) {
    return Command.of(stage.project(), "bash", "-c", text)
        .with(Distribution.unpacked().environment(stage, JAVA));
  }
}
