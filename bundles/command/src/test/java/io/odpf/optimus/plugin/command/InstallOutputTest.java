// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallOutputTest {
  @TempDir Path directory;
  private CommandLine line;
  private Path config;

  @BeforeEach
  void configuration() throws Exception {
    line = new CommandLine(directory);
    config = Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
  }

  private Path lock() {
    return directory.resolve("config.yaml.lock");
  }

  @Test
  void showsTheChangeOfEachPluginAndASummary() {
    line.manager.answering(
        Reports.install(
            lock(),
            LockChange.CREATED,
            false,
            Reports.outcome("neo", Action.INSTALLED, "0.0.6", "it was not there"),
            Reports.removed("tank"),
            Reports.updated("trinity", "1.0.0", "1.1.0"),
            Reports.outcome("zion", Action.UNCHANGED, "2", "as locked")));

    CommandLine.Result result = line.run("plugin", "install");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(timeless(result.out()))
        .isEqualTo(
            """
            installed  neo      0.0.6           from releases  it was not there
            removed    tank                                    no longer listed
            updated    trinity  1.0.0 -> 1.1.0  from releases  the configuration asks for another version
            unchanged  zion     2               from releases  as locked
            1 installed, 1 updated, 1 removed, 1 unchanged in /opt/optimus/plugins for linux_amd64; 9.1 MB fetched in T
            config.yaml.lock created: commit it with the configuration
            """);
    assertThat(line.manager.closed).isTrue();
  }

  @Test
  void explainsWhyNothingWasInstalled() {
    line.manager.answering(
        Reports.install(
            lock(),
            LockChange.UNCHANGED,
            false,
            Reports.outcome("a", Action.UNCHANGED, "1", "as locked"),
            Reports.outcome("b", Action.UNCHANGED, "1", "as locked"),
            Reports.outcome("c", Action.UNCHANGED, "1", "as locked")));

    assertThat(line.run("plugin", "install").out())
        .isEqualTo("nothing to do: 3 plugins are as the lock file says\n");
  }

  @Test
  void reportsThatNoPluginsAreListed() {
    line.manager.answering(Reports.install(lock(), LockChange.UNCHANGED, false));

    assertThat(line.run("plugin", "install").out())
        .isEqualTo("nothing to do: the configuration lists no plugins for this mode\n");
  }

  @Test
  void describesChangesAsHypotheticalInADryRun() {
    line.manager.answering(
        Reports.install(
            lock(),
            LockChange.UPDATED,
            true,
            Reports.outcome("neo", Action.REPAIRED, "0.0.6", "changed on disk")));

    assertThat(timeless(line.run("plugin", "install", "--dry-run").out()))
        .isEqualTo(
            """
            would repair  neo  0.0.6  from releases  changed on disk
            1 to repair in /opt/optimus/plugins for linux_amd64; nothing fetched, T
            config.yaml.lock would be updated
            dry run: nothing was changed
            """);
  }

  @Test
  void refusesOfflineTogetherWithCheckSources() {
    assertThat(line.run("plugin", "install", "--offline", "--check-sources"))
        .isEqualTo(
            new CommandLine.Result(
                2,
                "",
                """
                error: --offline and --check-sources contradict each other
                  hint: leave one out
                usage: optimus plugin install [OPTION...] [NAME...]
                """));
    assertThat(line.manager.asked).isEmpty();
  }

  @Test
  void passesEveryOptionOfInstallToTheManager() {
    line.manager.answering(Reports.install(lock(), LockChange.UNCHANGED, false));

    line.run(
        ("plugin install -c config.yaml --mode server --dry-run --locked --offline --prune --adopt"
                + " --force --allow-downgrade --verify --platform darwin_arm64 --parallel 3"
                + " --no-progress --runtime neo tank")
            .split(" "));

    assertThat(line.manager.asked)
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(
            new InstallRequest(
                new io.odpf.optimus.plugin.api.manager.ConfigFile(config, line.environment),
                List.of("neo", "tank"),
                Mode.SERVER,
                Optional.of(new io.odpf.optimus.plugin.api.provider.Platform("darwin", "arm64")),
                EnumSet.complementOf(EnumSet.of(Option.NO_VERIFY, Option.CHECK_SOURCES)),
                OptionalInt.of(3)));
    assertThat(line.manager.needs.get(0).runtime()).isTrue();
  }

  @Test
  void passesNoVerifyToTheManager() {
    line.manager.answering(Reports.install(lock(), LockChange.UNCHANGED, false));

    line.run("plugin", "install", "--mode", "server", "--no-verify");

    assertThat(line.manager.asked)
        .singleElement()
        .extracting(request -> ((InstallRequest) request).options())
        .isEqualTo(Set.of(Option.NO_VERIFY));
  }

  @Test
  void refusesVerifyTogetherWithNoVerify() {
    CommandLine.Result result = line.run("plugin", "install", "--verify", "--no-verify");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--verify and --no-verify contradict each other");
    assertThat(line.manager.asked).isEmpty();
  }

  @Test
  void showsProgressAsLinesOnStandardError() {
    line.manager.events =
        listener -> {
          listener.recovered("an install that broke off was rolled back");
          listener.planned(List.of("neo"));
          listener.downloading("neo", "linux_amd64", 1000, OptionalLong.of(9_100_000));
          listener.retrying(
              "neo", "linux_amd64", 1, 4, Duration.ofMillis(1500), "\u001b[31mreset\nby peer");
          listener.fetched("neo", "linux_amd64", 9_100_000, false);
          listener.fetched("tank", "linux_amd64", 9_100_000, true);
        };
    line.manager.answering(Reports.install(lock(), LockChange.UNCHANGED, false));

    assertThat(line.run("plugin", "install").err())
        .isEqualTo(
            """
            recovered: an install that broke off was rolled back
            neo: attempt 1 of 4 failed: \\u{1b}[31mreset\\u{a}by peer; trying again in 1.5 s
            neo: downloaded 9.1 MB
            """);
    assertThat(line.run("plugin", "install", "--quiet"))
        .isEqualTo(new CommandLine.Result(0, "", ""));
  }

  @Test
  void showsEveryProblemOfAFailureAndThatNothingWasChanged() {
    line.manager.answering(
        PluginManagerException.failure(
            Problem.ofPlugin(
                "neo",
                CommonProblem.UNKNOWN,
                "https://x/neo.tar.gz is not what the lock names",
                "if this is meant, run 'optimus plugin lock --upgrade neo'"),
            null));

    assertThat(line.run("plugin", "install"))
        .isEqualTo(
            new CommandLine.Result(
                1,
                "",
                """
                error: plugin neo: https://x/neo.tar.gz is not what the lock names
                  hint: if this is meant, run 'optimus plugin lock --upgrade neo'
                nothing was changed
                """));
    assertThat(line.manager.closed).isTrue();
  }

  @Test
  void showsPositionsInAnInvalidConfigurationUnderTheNameThatTheUserWrote() {
    line.manager.answering(
        PluginManagerException.config(
            List.of(
                Problem.at(
                    new Position(config.toString(), 3, 7),
                    CommonProblem.UNKNOWN,
                    "unknown key 'pluginz'",
                    "did you mean 'plugins'?"),
                Problem.at(
                    new Position(config.toString(), 9, 1),
                    CommonProblem.UNKNOWN,
                    "a TAB in indentation",
                    ""))));

    assertThat(line.run("plugin", "install", "-c", "./config.yaml"))
        .isEqualTo(
            new CommandLine.Result(
                2,
                "",
                """
                ./config.yaml:3:7: error: unknown key 'pluginz'
                  hint: did you mean 'plugins'?
                ./config.yaml:9:1: error: a TAB in indentation
                2 problems
                """));
  }

  @Test
  void reportsThatNothingWasChangedWhenInterrupted() {
    line.manager.answering(new InterruptedException());

    assertThat(line.run("plugin", "install"))
        .isEqualTo(new CommandLine.Result(130, "", "interrupted; nothing was changed\n"));
  }

  @Test
  void showsABugAsABug() {
    line.manager.answering(new IllegalStateException("oops"));

    CommandLine.Result result = line.run("plugin", "install");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            """
            error: this should not happen: java.lang.IllegalStateException: oops
              hint: this is a bug in the program; --verbose shows where it occurred
            """);
    assertThat(line.run("plugin", "install", "-v").err())
        .contains("\tat io.odpf.optimus.plugin.command.");
  }

  private static String timeless(String text) {
    return text.replaceAll("\\d+\\.\\d s\\b", "T");
  }
}
