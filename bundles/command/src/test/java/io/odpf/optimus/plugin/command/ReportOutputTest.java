// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportOutputTest extends CommandLineTest {
  @BeforeEach
  void writeConfig() throws Exception {
    writeConfig("config.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FINISH         | a change of neo, tank was interrupted; the next install or clean finishes"
            + " it",
        "UNDO           | a change of neo, tank was interrupted; the next install or clean undoes"
            + " it",
        "FINISH_OR_UNDO | a change of neo, tank was interrupted; the next install or clean finishes"
            + " or undoes it",
        "WAIT           | another process is changing neo, tank now",
      })
  void describesAnUnfinishedChangeInTheLastLineOfList(UnfinishedChange.Next next, String words) {
    line.manager.answering(Reports.installed(Reports.unfinished(next)));

    CommandLine.Result result = line.run("plugin", "list");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("NAME ").endsWith("\nunfinished: " + words + "\n");
  }

  @Test
  void showsTheRemovedAndTheKeptFilesOfClean() {
    line.manager.answering(Reports.clean(false));

    assertThat(line.run("plugin", "clean", "--all", "--cache", "--dry-run").out())
        .isEqualTo(
            """
            removed  /opt/optimus/plugins/optimus-tank_linux_amd64  not listed
            kept     /opt/optimus/plugins/optimus-neo_linux_amd64   changed since it was installed
            1 item removed, 25 MB freed
            """);
    assertThat(((CleanRequest) line.manager.asked.get(0)).options())
        .isEqualTo(Set.of(CleanRequest.Option.values()));
  }

  @Test
  void showsWhatCleanWouldRemoveInADryRun() {
    line.manager.answering(Reports.clean(true));

    assertThat(line.run("plugin", "clean", "--dry-run").out())
        .isEqualTo(
            """
            would remove  /opt/optimus/plugins/optimus-tank_linux_amd64  not listed
            kept          /opt/optimus/plugins/optimus-neo_linux_amd64   changed since it was installed
            1 item would be removed, 25 MB would be freed
            dry run: nothing was changed
            """);
  }

  @Test
  void reportsThatThereIsNothingToClean() {
    line.manager.answering(new CleanReport(Reports.LOCATION, List.of(), List.of(), 0, false));

    assertThat(line.run("plugin", "clean").out())
        .isEqualTo("nothing to clean in /opt/optimus/plugins\n");
  }

  @Test
  void showsTheRestoredPluginsOfARollback() {
    line.manager.answering(Reports.rollback(true));

    assertThat(line.run("plugin", "rollback", "--dry-run").out())
        .isEqualTo(
            """
            would update  trinity  1.1.0 -> 1.0.0  from releases  the configuration asks for another version
            would remove  tank                                    no longer listed
            the configuration and the lock file stay as they are: the next install follows them again
            dry run: nothing was changed
            """);
    assertThat(((RollbackRequest) line.manager.asked.get(0)).dryRun()).isTrue();
  }

  @Test
  void listsPluginsInATable() {
    line.manager.answering(Reports.installed());

    assertThat(line.run("plugin", "list").out())
        .isEqualTo(
            """
            NAME  VERSION  PLATFORM     STATE      SIZE   PROVIDER  INSTALLED
            neo   0.0.6    linux_amd64  ok         25 MB  releases  2026-11-23T10:15:30Z
            mine  -        linux_amd64  unmanaged  812 B  -         -
            """);
    assertThat(line.run("plugin", "list", "--verbose").out())
        .contains("/opt/optimus/plugins/optimus-neo_linux_amd64", Reports.DIGEST.toString());
  }

  @Test
  void listsPluginsWithoutAConfiguration() throws Exception {
    Files.delete(directory.resolve("config.yaml"));
    line.manager.answering(new ListReport(List.of(), Optional.empty()));

    assertThat(line.run("plugin", "list").out()).isEqualTo("no plugins are installed\n");
    assertThat(((ListRequest) line.manager.asked.get(0)).config()).isEmpty();
  }

  @Test
  void showsTheChangeOfEachLockEntry() {
    Path file = directory.resolve("config.yaml.lock");
    line.manager.answering(Reports.lock(file, LockReport.Change.ADDED));

    CommandLine.Result result =
        line.run("plugin", "lock", "--platform", "linux_amd64,darwin_arm64", "--parallel=2");

    assertThat(result.out().replaceAll("in \\d+\\.\\d s", "in T"))
        .isEqualTo(
            """
            added      neo   0.0.6  darwin_arm64, linux_amd64
            unchanged  tank         darwin_arm64, linux_amd64
            config.yaml.lock written: 1 changed, 1 unchanged; 18 MB fetched in T; commit it with the configuration
            """);
    LockRequest request = (LockRequest) line.manager.asked.get(0);
    assertThat(request.platforms())
        .containsExactlyInAnyOrder(Reports.LINUX, new Platform("darwin", "arm64"));
    assertThat(request.upgrade()).isEmpty();
  }

  @Test
  void reportsThatTheLockNeedsNoChange() {
    Path file = directory.resolve("config.yaml.lock");
    line.manager.answering(Reports.lock(file, LockReport.Change.UNCHANGED));

    assertThat(line.run("plugin", "lock").out())
        .isEqualTo("nothing to do: config.yaml.lock already covers 2 plugins\n");
  }

  @Test
  void upgradesAllOrTheNamedPluginsInTheLock() {
    Path file = directory.resolve("config.yaml.lock");
    line.manager.answering(Reports.lock(file, LockReport.Change.MOVED));

    line.run("plugin", "lock", "--upgrade");
    line.run("plugin", "lock", "neo", "--upgrade", "tank");

    assertThat(line.manager.asked)
        .extracting(request -> ((LockRequest) request).upgrade())
        .containsExactly(Optional.of(Set.of()), Optional.of(Set.of("neo", "tank")));
  }

  @Test
  void namesPlatformsInTheProgressOfLock() {
    line.manager.events = listener -> listener.fetched("neo", "darwin_arm64", 512, false);
    line.manager.answering(
        Reports.lock(directory.resolve("config.yaml.lock"), LockReport.Change.ADDED));

    assertThat(line.run("plugin", "lock").err())
        .isEqualTo("neo (darwin_arm64): downloaded 512 B\n");
  }

  @Test
  void showsFindingsAndExitsWith2() {
    line.manager.answering(new ValidateReport(List.of(found("unknown key 'x'")), List.of()));

    assertThat(line.run("plugin", "validate"))
        .isEqualTo(new CommandLine.Result(2, "", "config.yaml:1:1: error: unknown key 'x'\n"));
  }

  private Problem found(String message) {
    Position position = new Position(directory.resolve("config.yaml").toString(), 1, 1);
    return Problem.at(position, CommonProblem.UNKNOWN, message, "");
  }

  @Test
  void showsUnsetVariablesAsNotes() {
    line.manager.answering(
        new ValidateReport(List.of(), List.of(found("variable 'TOKEN' is not set"))));

    assertThat(line.run("plugin", "validate"))
        .isEqualTo(
            new CommandLine.Result(
                0,
                "config.yaml is valid\n",
                "config.yaml:1:1: note: variable 'TOKEN' is not set\n"));
    assertThat(line.run("plugin", "validate", "--quiet"))
        .isEqualTo(new CommandLine.Result(0, "", ""));
  }

  @Test
  void reportsThatAConfigurationIsValid() {
    line.manager.answering(new ValidateReport(List.of(), List.of()));

    assertThat(line.run("plugin", "validate"))
        .isEqualTo(new CommandLine.Result(0, "config.yaml is valid\n", ""));
  }

  @Test
  void listsProviderTypesInATable() {
    line.manager.answering(Reports.providers());

    assertThat(line.run("plugin", "providers").out())
        .isEqualTo(
            """
            TYPE  RANKING  FROM
            gcs   0        io.odpf.optimus.plugin.provider.gcs 0.1.0
            url   0        built in
            """);
  }
}
