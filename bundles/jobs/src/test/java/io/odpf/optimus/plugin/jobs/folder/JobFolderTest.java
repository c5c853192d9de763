// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are jobs, what they inherit, and which assets they have. */
class JobFolderTest extends FolderTest {
  @TempDir Path outside;

  private static String named(String name) {
    return JOB.replace("job_a", name);
  }

  private List<String> names() {
    return load().jobs().stream().map(job -> job.spec().name()).toList();
  }

  @Test
  void findsJobsAtAnyDepthInTheOrderOfTheirPaths() {
    write("b/job.yaml", named("job_b"));
    write("a/job.yaml", JOB);
    write("a/below/c/job.yaml", named("job_c"));
    write("job.yaml", named("job_of_root"));

    assertThat(names()).containsExactly("job_of_root", "job_a", "job_c", "job_b");
    assertThat(load().jobs().get(2).directory()).isEqualTo(root.resolve("a/below/c"));
  }

  @Test
  void doesNotEnterDirectoriesWithNamesOfOtherThings() {
    write("a/job.yaml", JOB);
    for (String name : List.of(".git", "assets", "x.yaml", "x.cfg", "x.sql", "x.txt")) {
      write(name + "/job.yaml", named("job_not_here"));
    }
    write("other.yaml", "not: a job");

    assertThat(names()).containsExactly("job_a");
    assertThat(load().errors()).isEmpty();
  }

  @Test
  void refusesLinksToDirectoriesAndThoseThatLeadOutside() throws Exception {
    Files.writeString(outside.resolve("job.yaml"), named("job_outside"));
    write("a/job.yaml", JOB);
    write("a/assets/q.sql", "s");
    Files.createSymbolicLink(root.resolve("a/loop"), root.resolve("a"));
    Files.createSymbolicLink(root.resolve("away"), outside);
    Files.createSymbolicLink(root.resolve("gone"), outside.resolve("nothing"));
    Files.createDirectory(root.resolve("b"));
    Files.createSymbolicLink(root.resolve("b/job.yaml"), outside.resolve("job.yaml"));
    Files.createSymbolicLink(root.resolve("a/assets/x.sql"), outside.resolve("job.yaml"));

    String hint = " | replace the link by what it leads to";
    assertThat(shown(load().errors()))
        .containsExactly(
            "a/loop:1:1 job-link 'loop' is a link to a directory, which is not entered" + hint,
            "away:1:1 job-link 'away' is a link to a directory, which is not entered" + hint,
            "b/job.yaml:1:1 job-link 'job.yaml' is a link that leads outside" + hint);
    AssetFiles assets = AssetFiles.read(load().jobs().get(0), root);
    assertThat(shown(assets.errors()))
        .containsExactly("a/assets/x.sql:1:1 job-link 'x.sql' is a link that leads outside" + hint);
    assertThat(assets.texts()).containsOnlyKeys("q.sql");
  }

  @Test
  void followsLinksToFilesOfTheFolder() throws Exception {
    write("a/job.yaml", JOB);
    write("shared.txt", "select 1");
    Files.createDirectory(root.resolve("a/assets"));
    Files.createSymbolicLink(root.resolve("a/assets/q.sql"), root.resolve("shared.txt"));

    assertThat(AssetFiles.read(load().jobs().get(0), root).texts())
        .containsExactly(Map.entry("q.sql", "select 1"));
  }

  @Test
  void refusesDirectoriesThatAreTooDeep() {
    write("a/".repeat(70) + "job.yaml", JOB);

    assertThat(shown(load().errors()))
        .singleElement()
        .asString()
        .contains(" job-nesting 'a' is deeper than 64 directories | ");
  }

  @Test
  void reportsFilesThatCannotBeRead() throws Exception {
    Files.createDirectories(root.resolve("a/job.yaml"));

    assertThat(shown(load().errors()))
        .containsExactly(
            "a/job.yaml:1:1 job-unreadable 'job.yaml' cannot be read: it is a directory | check"
                + " what it is, and its permissions");
    assertThat(new JobFolder(root.resolve("none")).load(Optional.empty()).errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.message()).isEqualTo("'none' cannot be read: it does not exist"));
  }

  @Test
  void takesFromTheNearestDefaultsFirst() {
    write(
        "this.yaml",
        """
        owner: of root
        schedule: {interval: "@weekly", end_date: "2030-01-01"}
        behavior: {catch_up: true, depends_on_past: true, retry: {count: 3, delay: 2m}}
        labels: {team: root, root: "yes"}
        task: {config: {A: root, B: root, C: root}}
        hooks:
        - name: transporter
          config: {K: root, L: root}
        dependencies:
        - job: job_r
        - {job: p/x, type: inter}
        metadata: {resource: {limit: {cpu: 1, memory: 1Gi}}, airflow: {pool: root}}
        """);
    write(
        "ns/this.yaml",
        """
        description: of ns
        behavior:
          retry: {exponential_backoff: true}
          notify: [{on: failure, channels: [ns], config: {a: ns, b: ns}}]
        labels: {team: ns, ns: 1}
        task: {config: {B: ns, D: ns}}
        """);
    write(
        "ns/a/job.yaml",
        JOB.replace("owner: own\n", "")
                .replace(
                    "behavior: {}",
                    "behavior: {catch_up: false, notify: [{on: failure, channels: [a, ns],"
                        + " config: {a: own}}]}")
                .replace("A: x", "A: own")
            + """
            labels: {team: own}
            hooks:
            - name: transporter
              config: {K: own}
            dependencies:
            - job: job_r
            metadata: {resource: {limit: {memory: 5Gi}}}
            """);

    LoadedJobs loaded = load();

    assertThat(shown(loaded.errors())).isEmpty();
    JobSpec job = loaded.jobs().get(0).spec();
    assertThat(job.identity().owner()).isEqualTo("of root");
    assertThat(job.identity().description()).isEqualTo("of ns");
    assertThat(job.identity().labels())
        .containsExactly(Map.entry("team", "own"), Map.entry("ns", "1"), Map.entry("root", "yes"));
    assertThat(job.schedule().interval()).isEqualTo("@daily");
    assertThat(job.schedule().endDate()).isEqualTo("2030-01-01");
    assertThat(job.behavior().catchUp()).as("what is false is inherited").isTrue();
    assertThat(job.behavior().retry())
        .isEqualTo(new Behavior.Retry(3, Duration.ofMinutes(2), true));
    assertThat(job.behavior().notifications())
        .containsExactly(
            new Behavior.Notification(
                "failure", Map.of("a", "own", "b", "ns"), List.of("a", "ns")));
    assertThat(job.task().config())
        .containsExactly(
            Map.entry("A", "own"),
            Map.entry("B", "ns"),
            Map.entry("D", "ns"),
            Map.entry("C", "root"));
    assertThat(job.hooks())
        .containsExactly(new Hook("transporter", "", Map.of("K", "own", "L", "root")));
    assertThat(job.dependencies())
        .containsExactly(
            new Dependency.OnJob("job_r", Dependency.Type.INTRA),
            new Dependency.OnJob("p/x", Dependency.Type.INTER));
    assertThat(job.metadata().limit()).isEqualTo(new Metadata.Resources("1", "5Gi"));
    assertThat(job.metadata().pool()).isEqualTo("root");
  }

  @Test
  void reportsAFaultOfDefaultsOnceHoweverManyJobsInheritIt() {
    write("this.yaml", "schedule: {interval: never}\nname: all\n");
    write("a/job.yaml", JOB);
    write("b/job.yaml", named("job_b"));
    write("c/job.yaml", named("c"));

    LoadedJobs loaded = load();

    assertThat(shown(loaded.errors()))
        .hasSize(2)
        .anyMatch(error -> error.startsWith("this.yaml:1:22 job-schedule "))
        .anyMatch(error -> error.startsWith("c/job.yaml:2:7 job-length "));
    assertThat(shown(loaded.warnings()))
        .containsExactly(
            "this.yaml:2:7 job-no-effect name has no effect here | jobs do not inherit it; remove"
                + " it");
    assertThat(loaded.jobs()).isEmpty();
  }

  @Test
  void pointsToTheDefaultsThatHoldAWrongValue() {
    write("this.yaml", "task: {name: noe, window: {size: 1x}}\n");
    write("a/job.yaml", JOB.replace("  name: neo\n", "").replace("    size: 24h\n", ""));

    assertThat(shown(load().errors()))
        .extracting(error -> error.substring(0, error.indexOf(" ", 20)))
        .containsExactly("this.yaml:1:14 job-unknown-task", "this.yaml:1:34 job-window");
  }

  @Test
  void findsWhereTheValuesOfAJobAreWritten() {
    write("this.yaml", "hooks: [{name: transporter, config: {K: v}}]\n");
    write("a/this.yaml", "task: {config: {B: x}}\n");
    write("a/job.yaml", JOB);
    JobFile job = load().jobs().get(0);

    assertThat(job.origins(root).of("task", "config", "A").toString())
        .isEqualTo(root.resolve("a/job.yaml") + ":11:8");
    assertThat(job.origins(root).of("task", "config", "B").toString())
        .isEqualTo(root.resolve("a/this.yaml") + ":1:20");
    assertThat(job.origins(root).of("hooks", "transporter", "config", "K").toString())
        .isEqualTo(root.resolve("this.yaml") + ":1:41");
    assertThat(job.origins(root).of("task", "config", "none").toString())
        .isEqualTo(root.resolve("a/job.yaml") + ":11:5");
    assertThat(job.asset("q.sql")).isEqualTo(root.resolve("a/assets/q.sql"));
  }

  @Test
  void keepsTheFirstOfTwoJobsOfOneName() {
    write("a/job.yaml", JOB);
    write("b/job.yaml", JOB);

    assertThat(shown(load().errors()))
        .containsExactly(
            "b/job.yaml:2:7 job-duplicate-name job name should be unique across directories:"
                + " 'job_a' is also in a/job.yaml:2:7 | rename one of the two jobs");
    assertThat(load().jobs()).extracting(JobFile::directory).containsExactly(root.resolve("a"));
  }

  @Test
  void checksNoPluginsIfNoneAreKnown() {
    write("a/job.yaml", JOB.replace("neo", "morpheus"));

    assertThat(new JobFolder(root).load(Optional.empty()).errors()).isEmpty();
  }

  @Test
  void readsAssetsAsTheyAreWithHiddenOnesAndWithoutDirectories() {
    write("a/job.yaml", JOB + "asset: {inline.sql: x, q.sql: replaced}\n");
    write("a/assets/q.sql", "\uFEFFa\r\nb ");
    write("a/assets/.hidden", "h");
    write("a/assets/sub/x.sql", "ignored");

    AssetFiles assets = AssetFiles.read(load().jobs().get(0), root);

    assertThat(assets.errors()).isEmpty();
    assertThat(assets.texts())
        .containsExactly(
            Map.entry(".hidden", "h"),
            Map.entry("inline.sql", "x"),
            Map.entry("q.sql", "\uFEFFa\r\nb "));
  }

  @Test
  void refusesAssetsThatNoSystemCanHoldOrThatAreNoText() throws IOException {
    write("a/job.yaml", JOB);
    for (String name : List.of(".env", "CON", "com1.sql", "a\\b", "a:b", "x.", "Q.sql")) {
      write("a/assets/" + name, "x");
    }
    write("a/assets/q.sql", "x");
    write("a/assets/e\u0301.sql", "x");
    write("a/assets/\u00e9.sql", "x");
    write("a/assets/latin.sql", "\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    AssetFiles assets = AssetFiles.read(load().jobs().get(0), root);

    assertThat(assets.errors())
        .extracting(error -> error.code().word() + " " + error.message())
        .containsExactlyInAnyOrder(
            "job-asset-name '.env' is the name of a file that the container gets besides the"
                + " assets",
            "job-asset-name 'CON' is the name of a device on Windows",
            "job-asset-name 'com1.sql' is the name of a device on Windows",
            "job-asset-name 'a\\b' has a separator of paths",
            "job-asset-name 'a:b' has a separator of paths",
            "job-asset-name 'x.' ends with a point or a space, which Windows drops",
            "job-asset-name 'q.sql' differs from 'Q.sql' only in case or in Unicode form",
            "job-asset-name '\u00e9.sql' differs from 'e\u0301.sql' only in case or in Unicode"
                + " form",
            "job-asset-encoding 'latin.sql' is not UTF-8");
    assertThat(assets.texts()).containsOnlyKeys("Q.sql", "e\u0301.sql");
  }

  @Test
  void warnsOfLargeAssets() throws Exception {
    write("a/job.yaml", JOB);
    Files.write(
        Files.createDirectories(root.resolve("a/assets")).resolve("big.txt"),
        new byte[(5 << 20) + 1]);

    assertThat(shown(AssetFiles.read(load().jobs().get(0), root).warnings()))
        .containsExactly(
            "a/assets/big.txt:1:1 job-too-large 'big.txt' is larger than 5 MiB | let the task read"
                + " it from a store");
  }

  @Test
  void keepsAThousandFindingsAndTheNumberOfTheOthers() {
    StringBuilder keys = new StringBuilder(JOB);
    for (int i = 0; i < 90; i++) {
      keys.append("k").append(i).append(": 1\n");
    }
    for (int i = 0; i < 12; i++) {
      write("a" + i + "/job.yaml", keys.toString().replace("job_a", "job_" + i));
    }

    assertThat(load().errors())
        .hasSize(1_001)
        .last()
        .satisfies(error -> assertThat(error.message()).isEqualTo("there are 80 more findings"));
  }
}
