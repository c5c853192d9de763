// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests sources that report different names for the same bytes, so that only digests count. */
class ReplicasTest extends SinglePluginFixture {
  @BeforeEach
  void useReplicas() {
    machine.source.replicas = true;
  }

  @Test
  void locksTheNameThatWasReportedWithTheBytes() throws Exception {
    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    // The resolve has the first name, and the refused fetch the second.
    assertThat(machine.lockFile()).content().contains("\\\"1-3\\\"");
  }

  @Test
  void keepsALockWithTheSameBytes() throws Exception {
    machine.install();
    String lock = Files.readString(machine.lockFile());

    assertThat(machine.install(Option.CHECK_SOURCES).lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(machine.install(Option.LOCKED).lock()).isEqualTo(LockChange.UNCHANGED);
    machine.clean(CleanRequest.Option.ALL);
    machine.clean(CleanRequest.Option.CACHE);
    assertThat(machine.install().lock()).isEqualTo(LockChange.UNCHANGED);
    machine.upgrade();
    machine.lock();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.lockFile()).hasContent(lock);
  }

  @Test
  void acceptsAnArtifactWithTheConfiguredDigest() throws Exception {
    Digest digest = FileDigest.sha256(Files.write(directory.resolve("right"), neo));
    machine.listWithDigest(digest);

    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesOtherBytesThanTheLockedOnes() throws Exception {
    machine.install();
    machine.clean(CleanRequest.Option.ALL);
    machine.clean(CleanRequest.Option.CACHE);
    byte[] other = TestProgram.of(TestMachine.LINUX, "evil");
    machine.source.put(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX), other);

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    Digest now = FileDigest.sha256(Files.write(directory.resolve("evil"), other));
    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(refused).hasMessageContaining("source now " + now);
    assertThat(machine.binary("neo")).doesNotExist();
  }

  @Test
  void readsChecksumsFromReplicas() throws Exception {
    Digest digest = FileDigest.sha256(Files.write(directory.resolve("right"), neo));
    machine.source.put(
        "neo/1.0/checksums.txt", (digest.hex() + "  optimus-neo_linux_amd64\n").getBytes("UTF-8"));
    machine.listWithChecksums();

    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }
}
