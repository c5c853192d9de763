// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The output of {@code diff}, and of unfinished changes. */
class DiffOutputTest extends CommandLineTest {
  @BeforeEach
  void writeConfig() throws Exception {
    writeConfig("config.yaml");
  }

  @Test
  void showsOneLinePerDifferenceAndExitsWith3() {
    line.manager.answering(Reports.diff(Reports.differences().toArray(new Difference[0])));

    assertThat(line.run("plugin", "diff"))
        .isEqualTo(
            new CommandLine.Result(
                3,
                """
                missing     neo      locked and not installed; expected 0.0.6
                lock stale  trinity  the configuration asks for another version than the lock; expected 2.0.0, is 1.0.0
                extra       tank     no longer listed
                3 differences in /opt/optimus/plugins for linux_amd64, 3 plugins listed
                to fix this: optimus plugin install --prune
                """,
                ""));
  }

  @Test
  void repeatsTheOptionsInTheRemedy() throws Exception {
    Files.createDirectory(directory.resolve("a b"));
    Files.writeString(directory.resolve("a b/c.yaml"), "plugins: {}\n");
    Difference stale =
        new Difference(
            "neo",
            Difference.Kind.LOCK_STALE,
            "it is not in the lock file",
            Optional.empty(),
            Optional.empty(),
            Difference.Remedy.LOCK);
    Difference changed =
        new Difference(
            "tank", Difference.Kind.MODIFIED, "changed", Optional.empty(), Optional.empty());
    line.manager.answering(Reports.diff(stale, changed));

    assertThat(line.run("plugin", "diff", "--mode=server", "-c", "a b/c.yaml").out())
        .endsWith(
            "to fix this: optimus plugin lock -c 'a b/c.yaml' --platform linux_amd64, then optimus"
                + " plugin install -c 'a b/c.yaml' --mode server --force (this replaces what was"
                + " installed or changed by hand)\n");
  }

  @Test
  void showsNotesAndSucceeds() {
    Difference mine =
        new Difference(
            "mine", Difference.Kind.UNMANAGED, "by hand", Optional.empty(), Optional.empty());
    line.manager.answering(
        new DiffReport(
            Reports.LOCATION, Reports.LINUX, 3, List.of(), List.of(mine), Optional.empty()));

    assertThat(line.run("plugin", "diff"))
        .isEqualTo(
            new CommandLine.Result(
                0,
                """
                note  mine  by hand
                no differences: 3 plugins are as the configuration and the lock file say
                """,
                ""));
    assertThat(line.manager.asked)
        .singleElement()
        .satisfies(asked -> assertThat(((DiffRequest) asked).strict()).isFalse());
  }

  @Test
  void passesStrictToTheManager() {
    line.manager.answering(Reports.diff());

    line.run("plugin", "diff", "--strict");

    assertThat(line.manager.asked)
        .singleElement()
        .satisfies(asked -> assertThat(((DiffRequest) asked).strict()).isTrue());
  }

  @Test
  void reportsThatThereAreNoDifferences() {
    line.manager.answering(Reports.diff());

    assertThat(line.run("plugin", "diff"))
        .isEqualTo(
            new CommandLine.Result(
                0,
                "no differences: 3 plugins are as the configuration and the lock file say\n",
                ""));
  }

  @Test
  void describesAnUnfinishedChangeAndExitsWith3() {
    line.manager.answering(Reports.diff(Reports.unfinished(UnfinishedChange.Next.FINISH)));

    assertThat(line.run("plugin", "diff"))
        .isEqualTo(
            new CommandLine.Result(
                3,
                """
                no differences: 3 plugins are as the configuration and the lock file say
                unfinished: a change of neo, tank was interrupted; the next install or clean finishes it
                """,
                ""));
  }

  @Test
  void describesLeftoversOfAnInterruptedCommandInOneLine() {
    UnfinishedChange left = Reports.unfinished(UnfinishedChange.Next.TIDY);
    String words =
        "left over: an interrupted run left /srv/left and 1 more; the next install or clean"
            + " removes it\n";

    line.manager.answering(Reports.installed(left));
    assertThat(line.run("plugin", "list").out()).endsWith(words);

    line.manager.answering(Reports.diff(left));
    CommandLine.Result diff = line.run("plugin", "diff");
    assertThat(diff.code()).isZero();
    assertThat(diff.out()).endsWith(words);
  }

  @Test
  void doesNotReportThatNothingWasChangedIfDiffFails() {
    line.manager.answering(
        PluginManagerException.failure(
            Problem.of(CommandProblem.IO, "the lock file cannot be read", ""), null));

    assertThat(line.run("plugin", "diff"))
        .isEqualTo(new CommandLine.Result(1, "", "error: the lock file cannot be read\n"));
  }
}
