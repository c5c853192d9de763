// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes mirrors. */
class MirrorTest {
  private static final String LOCK = "locks/config.yaml.lock";

  @TempDir Path directory;
  private TestMachine machine;
  private MemoryMirror mirror;

  @BeforeEach
  void lockTwoPluginsForTwoPlatforms() throws Exception {
    machine = new TestMachine(directory);
    mirror = machine.mirror("mirror");
    for (String plugin : new String[] {"neo", "bq2bq"}) {
      machine.publish(plugin, "1.0", TestMachine.LINUX);
      machine.publish(plugin, "1.0", TestMachine.ARM);
      machine.list(plugin, "1.0");
    }
    machine.lock(TestMachine.LINUX, TestMachine.ARM);
    machine.emptyStore();
  }

  static String blob(byte[] content) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    return "blobs/sha256/" + Digest.of(Digest.Algorithm.SHA256, digest).hex();
  }

  @Test
  void writesTheArtifactsOfAllPlatformsThenTheLock() throws Exception {
    MirrorReport report = machine.writeMirror("mirror", false);

    assertThat(report.artifacts()).hasSize(4).allMatch(MirrorReport.Artifact::written);
    assertThat(mirror.order).hasSize(6).startsWith("optimus-mirror.json").endsWith(LOCK);
    assertThat(mirror.files.keySet()).filteredOn(it -> it.startsWith("blobs/sha256/")).hasSize(4);
    for (var file : mirror.files.entrySet()) {
      if (file.getKey().startsWith("blobs/")) {
        assertThat(blob(file.getValue())).isEqualTo(file.getKey());
      }
    }
    assertThat(mirror.files.get(LOCK)).isEqualTo(Files.readAllBytes(machine.lockFile()));
    assertThat(new String(mirror.files.get("optimus-mirror.json"), StandardCharsets.UTF_8))
        .isEqualTo("{\"layout\": 1}\n");
    assertThat(machine.location).doesNotExist();
  }

  @Test
  void writesNothingTwice() throws Exception {
    machine.writeMirror("mirror", false);
    mirror.order.clear();
    int fetches = machine.source.fetches.get();

    MirrorReport report = machine.writeMirror("mirror", true);

    assertThat(report.changed()).isFalse();
    assertThat(report.artifacts()).hasSize(4).noneMatch(MirrorReport.Artifact::written);
    assertThat(mirror.order).isEmpty();
    assertThat(machine.source.fetches).hasValue(fetches);
  }

  @Test
  void writesAnArtifactOfTheWrongSizeAnew() throws Exception {
    machine.writeMirror("mirror", false);
    String name =
        mirror.files.keySet().stream().filter(it -> it.startsWith("blobs/")).findFirst().get();
    byte[] content = mirror.files.put(name, new byte[] {1});
    mirror.order.clear();

    MirrorReport report = machine.writeMirror("mirror", false);

    assertThat(report.artifacts()).filteredOn(MirrorReport.Artifact::written).hasSize(1);
    assertThat(mirror.order).containsExactly(name);
    assertThat(mirror.files.get(name)).isEqualTo(content);
  }

  @Test
  void leavesOutTheLockIfAnArtifactCannotBeWrittenAndContinuesLater() throws Exception {
    mirror.writesUntilFailure.set(3);

    assertThatThrownBy(() -> machine.writeMirror("mirror", false))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot use the mirror mirror: the quota is used up");
    assertThat(mirror.files).doesNotContainKey(LOCK);
    int written = mirror.order.size();
    assertThat(written).isBetween(1, 5);

    machine.writeMirror("mirror", false);

    assertThat(mirror.order).hasSize(6).doesNotHaveDuplicates().endsWith(LOCK);
  }

  @Test
  void prunesOnlyArtifactsThatNoLockNames() throws Exception {
    machine.writeMirror("mirror", false);
    byte[] other = LockFile.content(LockFile.of(machine.configFile).read().orElseThrow());
    String old = blob(machine.publish("bq2bq", "1.0", TestMachine.LINUX));
    byte[] next = machine.publish("bq2bq", "2.0", TestMachine.LINUX);
    machine.publish("bq2bq", "2.0", TestMachine.ARM);
    machine.list("bq2bq", "2.0");
    machine.lock();
    mirror.files.put("blobs/sha256/README", new byte[] {1});
    mirror.files.put("other/file", new byte[] {1});

    mirror.files.put("locks/other.lock", other);
    assertThat(machine.writeMirror("mirror", true).pruned()).isEmpty();
    assertThat(mirror.files).containsKeys(old, blob(next));

    mirror.files.remove("locks/other.lock");
    assertThat(machine.writeMirror("mirror", true).pruned()).hasSize(2);

    assertThat(mirror.files)
        .doesNotContainKey(old)
        .containsKeys(blob(next), "blobs/sha256/README", "other/file", LOCK);
    assertThat(mirror.files.keySet()).filteredOn(it -> it.startsWith("blobs/")).hasSize(5);
  }

  @Test
  void prunesNothingIfALockCannotBeRead() throws Exception {
    machine.writeMirror("mirror", false);
    mirror.files.put("locks/torn.lock", "{".getBytes(StandardCharsets.UTF_8));
    mirror.files.put("blobs/sha256/" + "0".repeat(64), new byte[] {1});
    int files = mirror.files.size();

    assertThatThrownBy(() -> machine.writeMirror("mirror", true))
        .hasMessageContaining("locks/torn.lock");
    assertThat(mirror.files).hasSize(files);
  }

  @Test
  void refusesAConfigurationThatTheLockDoesNotCover() throws Exception {
    machine.list("neo", "2.0");

    assertThatThrownBy(() -> machine.writeMirror("mirror", false))
        .hasMessageContaining("the lock file does not cover neo");
    Files.delete(machine.lockFile());
    assertThatThrownBy(() -> machine.writeMirror("mirror", false))
        .hasMessageContaining("there is no lock file");
    assertThat(mirror.files).isEmpty();
  }

  @Test
  void refusesAMirrorInAnotherLayout() {
    mirror.files.put("optimus-mirror.json", "{\"layout\": 2}".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> machine.writeMirror("mirror", true))
        .hasMessageContaining("of another layout");
    assertThat(mirror.files).hasSize(1);
  }
}
