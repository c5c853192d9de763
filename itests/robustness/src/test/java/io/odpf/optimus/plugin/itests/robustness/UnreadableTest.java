// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails during reads: nothing is changed, and the next command succeeds. */
class UnreadableTest {
  @TempDir Path directory;

  private Scene scene;
  private FaultLayer layer;

  @BeforeEach
  void installTheOldSet() {
    layer = FaultLayer.in(directory);
    scene = new Scene(2);
    scene.want(Scene.OLD).run("install").orThrow();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Asserts that a command fails with the name of the file, and leaves the set unchanged. */
  private void fails(int exitCode, Path unreadable, String... command) throws Exception {
    Set<String> before = scene.versions();
    Result failed = layer.unreadable(scene.command(command), unreadable.toString()).run();
    assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(exitCode);
    assertThat(failed.err())
        .contains("Input/output error")
        .contains(unreadable.getFileName().toString())
        .contains("  hint: ")
        .doesNotContain("Exception", "\tat ");
    assertThat(scene.versions()).isEqualTo(before);
  }

  @Test
  void reportsAnUnreadableLockFile() throws Exception {
    scene.want(Scene.NEW);
    fails(2, scene.stage().lockFile(), "install");
    fails(2, scene.stage().lockFile(), "diff");
    scene.run("install").orThrow();
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }

  @Test
  void reportsAnUnreadableConfiguration() throws Exception {
    fails(2, scene.stage().configFile(), "install");
  }

  @Test
  void reportsAnUnreadableReceipt() throws Exception {
    Path receipts = scene.state().resolve("receipts");
    Path receipt;
    try (var files = Files.list(receipts)) {
      receipt = files.sorted().findFirst().orElseThrow();
    }
    for (String command : new String[] {"list", "diff", "clean", "install"}) {
      fails(1, receipt, command);
    }
    scene.want(Scene.NEW).run("install").orThrow();
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }

  @Test
  void reportsAnUnreadableBinary() throws Exception {
    Path binary = scene.stage().plugins().resolve(Release.here().binaryName("plugin0"));
    // Its times force the command to read the content.
    Files.setLastModifiedTime(binary, java.nio.file.attribute.FileTime.fromMillis(1));
    for (String command : new String[] {"diff", "install", "list"}) {
      fails(1, binary, command);
    }
    scene.want(Scene.NEW).run("install").orThrow();
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }

  @Test
  void reportsAnUnreadableArtifactInTheStore() throws Exception {
    scene.run("clean", "--all").orThrow();
    Path entry;
    try (var files = Files.walk(scene.store().resolve("sha256"))) {
      entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    fails(1, entry, "install");
    scene.run("install").orThrow();
    assertThat(scene.versions()).containsExactly(Scene.OLD);
    scene.assertNothingLeft();
  }

  @Test
  void reportsAnUnreadableJournal() throws Exception {
    scene.want(Scene.NEW);
    int renames = 0;
    Path journal = scene.state().resolve("journal.json");
    while (!Files.exists(journal)) {
      renames++;
      layer
          .killed(
              scene.command("install"),
              java.util.List.of(scene.stage().plugins()),
              "rename",
              renames)
          .run();
    }
    fails(1, journal, "list");
    fails(1, journal, "install");
    assertThat(journal).exists();
    scene.run("install").orThrow();
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }
}
