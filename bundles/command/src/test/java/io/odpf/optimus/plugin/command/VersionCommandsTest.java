// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport.Status;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeReport.Outcome;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output of the commands that change versions or edit the configuration, as text and JSON. */
class VersionCommandsTest {
  private static final Platform LINUX = new Platform("linux", "amd64");

  @TempDir Path directory;
  private CommandLine line;
  private Position position;

  @BeforeEach
  void configuration() throws Exception {
    line = new CommandLine(directory);
    Path config = Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
    position = new Position(config.toString(), 7, 7);
  }

  private static Optional<ArtifactIdentity> version(String version, char digest) {
    return Optional.of(
        new ArtifactIdentity(
            Optional.of(version),
            Optional.empty(),
            Optional.of(Digest.sha256(String.valueOf(digest).repeat(64)))));
  }

  private static OutdatedReport.Entry entry(
      String name, Status status, Optional<String> latest, String reason) {
    return new OutdatedReport.Entry(
        name,
        "forge",
        Optional.empty(),
        version("1.0.0", 'a'),
        status == Status.FAILED ? Optional.empty() : version("1.0.0", 'a'),
        latest,
        status,
        reason,
        status == Status.FAILED
            ? Optional.of(
                Problem.ofPlugin(name, ProviderException.Kind.DENIED, reason, "check auth"))
            : Optional.empty());
  }

  private CommandLine.Result outdated(OutdatedReport.Entry... entries) {
    line.manager.answering(new OutdatedReport(LINUX, List.of(entries)));
    return line.run("plugin", "outdated");
  }

  @Test
  void showsATableAndExitsWith3IfAPluginIsOutdated() {
    CommandLine.Result result =
        outdated(
            entry("neo", Status.NEWER, Optional.of("1.2.0"), "the configuration asks for 1.0.0"),
            entry("tank", Status.CURRENT, Optional.empty(), ""));

    assertThat(result.code()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(result.out())
        .isEqualTo(
            """
            NAME  INSTALLED  LOCKED  WANTED  LATEST   STATUS
            neo   -          1.0.0   1.0.0   1.2.0    newer    the configuration asks for 1.0.0
            tank  -          1.0.0   1.0.0   unknown  current
            1 has a newer version than the configuration asks for
            """);
    assertThat(outdated(entry("tank", Status.CURRENT, Optional.empty(), "")).code()).isZero();
  }

  @Test
  void exitsWith1IfASourceIsUnavailableForOutdated() throws Exception {
    CommandLine.Result result =
        outdated(
            entry("neo", Status.OUTDATED, Optional.empty(), "there is no lock file"),
            entry("tank", Status.FAILED, Optional.empty(), "the forge says no"));

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.out()).endsWith("1 of 2 plugins outdated: optimus plugin upgrade\n");
    assertThat(result.err()).contains("tank", "the forge says no", "check auth");
    CommandLine.Result json = line.run("plugin", "outdated", "--output", "json");
    assertThat(json.code()).isEqualTo(ExitCode.FAILURE);
    PublishedSchema.assertValid("outdated", json.out());
  }

  private UpgradeReport upgrade(Outcome outcome) {
    UpgradePlan plan =
        outcome == Outcome.NOTHING_TO_DO
            ? new UpgradePlan(List.of(), List.of())
            : new UpgradePlan(
                List.of(
                    new UpgradePlan.Step(
                        "neo", LINUX, version("1.0.0", 'a'), version("1.1.0", 'b').orElseThrow()),
                    new UpgradePlan.Step(
                        "tank", LINUX, Optional.empty(), version("2.0.0", 'c').orElseThrow())),
                List.of(new UpgradePlan.Newer("neo", "1.1.0", "3.0.0", position)));
    return new UpgradeReport(plan, outcome, Optional.empty(), 5);
  }

  @Test
  void requiresYesForAnUpgradeWithoutATerminal() {
    CommandLine.Result result = line.run("plugin", "upgrade");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo(
            """
            error: cannot ask for confirmation without a terminal
              hint: use --yes to upgrade without confirmation, or --dry-run to see what would change
            usage: optimus plugin upgrade [OPTION...] [NAME...]
            """);
    assertThat(line.manager.asked).isEmpty();
  }

  @Test
  void showsTheChangesOfAnUpgradeWithDigests() throws Exception {
    line.manager.answering(upgrade(Outcome.DRY_RUN));

    assertThat(line.run("plugin", "upgrade", "--dry-run", "neo", "tank").out())
        .isEqualTo(
            """
            neo   linux_amd64  1.0.0 -> 1.1.0  aaaaaaaaaaaa -> bbbbbbbbbbbb
            tank  linux_amd64  new -> 2.0.0    - -> cccccccccccc
            note: neo has 3.0.0, but the configuration asks for 1.1.0 (config.yaml:7)
            dry run: nothing was changed
            """);
    UpgradeRequest request = (UpgradeRequest) line.manager.asked.get(0);
    assertThat(request.plugins()).containsExactly("neo", "tank");
    assertThat(request.options()).containsExactly(InstallRequest.Option.DRY_RUN);
    PublishedSchema.assertValid(
        "upgrade", line.run("plugin", "upgrade", "--yes", "--output", "json").out());
  }

  @Test
  void reportsThatThereIsNothingToUpgrade() {
    line.manager.answering(upgrade(Outcome.NOTHING_TO_DO));

    assertThat(line.run("plugin", "upgrade", "-y").out())
        .isEqualTo("nothing to upgrade: the sources offer nothing new\n");
  }

  @Test
  void failsIfAnUpgradeIsDeclined() {
    line.manager.answering(upgrade(Outcome.DECLINED));

    assertThat(line.run("plugin", "upgrade", "--yes").code()).isEqualTo(ExitCode.FAILURE);
  }

  @Test
  void passesTheOptionsOfAddToTheManagerAndShowsThePosition() throws Exception {
    line.manager.answering(new EditReport(List.of(new EditReport.Entry("neo", position)), false));
    String[] add = {
      "plugin", "add", "neo", "--provider", "forge", "--path", "bin/neo", "--option", "ref=v1.0"
    };

    assertThat(line.run(add).out())
        .isEqualTo("added neo at config.yaml:7\ninstall it with: optimus plugin install neo\n");
    assertThat(((AddRequest) line.manager.asked.get(0)).plugin())
        .isEqualTo(
            new NewPlugin(
                "neo",
                "forge",
                "bin/neo",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.<Mode>of(),
                Map.of("ref", "v1.0")));
    PublishedSchema.assertValid(
        "add", line.run("plugin", "add", "neo", "--provider=a", "--path=b", "--output=json").out());
    assertThat(line.run("plugin", "add", "neo", "--path=b").err())
        .startsWith("error: --provider is missing\n");
    assertThat(line.run("plugin", "add", "neo", "--provider=a", "--path=b", "--option=x").err())
        .startsWith("error: --option does not accept 'x'\n");
  }

  @Test
  void showsTheNextStepAfterRemove() throws Exception {
    line.manager.answering(new EditReport(List.of(new EditReport.Entry("neo", position)), false));

    assertThat(line.run("plugin", "remove", "neo").out())
        .isEqualTo(
            """
            removed neo, which was listed at config.yaml:7
            the installed files stay; to remove them: optimus plugin clean
            """);
    PublishedSchema.assertValid(
        "remove", line.run("plugin", "remove", "neo", "--output", "json").out());
    assertThat(line.run("plugin", "remove").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void writesAConfigurationButNeverOverwritesOne() throws Exception {
    assertThat(line.run("plugin", "init").out()).startsWith("wrote optimus-plugins.yaml\n");
    Path written = directory.resolve("optimus-plugins.yaml");
    assertThat(written).content().contains("plugins: []", "#     output: neo");
    Files.writeString(written, "mine");

    CommandLine.Result again = line.run("plugin", "init");

    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err())
        .startsWith("error: optimus-plugins.yaml already exists and was not changed\n");
    assertThat(written).hasContent("mine");
    PublishedSchema.assertValid(
        "init", line.run("plugin", "init", "-c", "other.yaml", "--output", "json").out());
    assertThat(line.run("plugin", "init", "-c", "no/such/dir.yaml").err())
        .contains("the directory of no/such/dir.yaml does not exist");
  }

  @Test
  void suggestsCommandsForWordsOfOtherPackageManagers() {
    Map<String, String> meant =
        Map.of(
            "uninstall", "'optimus plugin remove', then 'optimus plugin clean'",
            "update", "'optimus plugin upgrade'",
            "status", "'optimus plugin diff'",
            "ls", "'optimus plugin list'");
    meant.forEach(
        (word, commands) -> {
          String hint = "  hint: did you mean " + commands + "?\n";
          assertThat(line.run("plugin", word).err())
              .startsWith("error: unknown command '" + word + "'\n" + hint);
          assertThat(line.run(word).err()).contains(hint);
          assertThat(line.run("plugin", word).code()).isEqualTo(ExitCode.USAGE);
        });
  }
}
