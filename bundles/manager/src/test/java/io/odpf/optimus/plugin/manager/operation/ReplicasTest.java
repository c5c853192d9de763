// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources whose answers name the same bytes differently: their digest alone decides. */
class ReplicasTest {
  @TempDir Path directory;
  private World world;
  private byte[] neo;

  @BeforeEach
  void publish() {
    world = new World(directory);
    neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.source.replicas = true;
  }

  @Test
  void installsAndLocksByTheNameThatCameWithTheBytes() throws Exception {
    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
    // The first name is that of the resolve, the second that of the refused fetch.
    assertThat(world.lockFile()).content().contains("\\\"1-3\\\"");
  }

  @Test
  void neverRewritesALockThatTheBytesAgreeWith() throws Exception {
    world.install();
    String lock = Files.readString(world.lockFile());

    assertThat(world.install(Option.CHECK_SOURCES).lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(world.install(Option.LOCKED).lock()).isEqualTo(LockChange.UNCHANGED);
    world.clean(CleanRequest.Option.ALL);
    world.clean(CleanRequest.Option.CACHE);
    assertThat(world.install().lock()).isEqualTo(LockChange.UNCHANGED);
    world.upgrade();
    world.lock();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(world.lockFile()).hasContent(lock);
  }

  @Test
  void acceptsWhatTheConfigurationsDigestProves() throws Exception {
    Digest digest = FileDigest.sha256(Files.write(directory.resolve("right"), neo));
    world.list(
        World.entry(
            "neo", "1.0", Optional.empty(), Map.of(World.LINUX, digest), Set.of(Mode.values())));

    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesOtherBytesThanTheLocked() throws Exception {
    world.install();
    world.clean(CleanRequest.Option.ALL);
    world.clean(CleanRequest.Option.CACHE);
    byte[] other = World.program(World.LINUX, "evil");
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), other);

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, world::install);

    Digest now = FileDigest.sha256(Files.write(directory.resolve("evil"), other));
    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(refused).hasMessageContaining("source now " + now);
    assertThat(world.binary("neo")).doesNotExist();
  }

  @Test
  void takesChecksumsFromReplicasToo() throws Exception {
    Digest digest = FileDigest.sha256(Files.write(directory.resolve("right"), neo));
    world.source.put(
        "neo/1.0/checksums.txt", (digest.hex() + "  optimus-neo_linux_amd64\n").getBytes("UTF-8"));
    world.list(
        World.entry(
            "neo",
            "1.0",
            Optional.of("neo/{{.Version}}/checksums.txt"),
            Map.of(),
            Set.of(Mode.values())));

    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }
}
