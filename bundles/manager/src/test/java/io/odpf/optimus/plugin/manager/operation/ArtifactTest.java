// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.ArtifactContent;
import io.odpf.optimus.plugin.api.manager.ArtifactQuery;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Artifacts by their digests. */
class ArtifactTest extends SinglePluginFixture {

  private Digest digest() throws Exception {
    return Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(neo));
  }

  private ArtifactContent open() throws Exception {
    return machine.manager().artifact(new ArtifactQuery(machine.file(), digest()));
  }

  private static byte[] read(ArtifactContent content) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) content.size());
    while (bytes.hasRemaining() && content.read(bytes, bytes.position()) >= 0) {
      continue;
    }
    return bytes.array();
  }

  private String refusal() {
    PluginManagerException failure = catchThrowableOfType(PluginManagerException.class, this::open);
    return failure.problems().get(0).code().word();
  }

  @Test
  void opensAnArtifactOfTheStoreWithoutItsSource() throws Exception {
    machine.install();
    machine.source.remove(NEO);

    try (ArtifactContent content = open()) {
      assertThat(read(content)).isEqualTo(neo);
    }
    assertThat(machine.source.fetches).hasValue(1);
  }

  @Test
  void fetchesALockedArtifactOfAnotherPlatformIntoTheStore() throws Exception {
    neo = machine.publish("neo", "1.0", TestMachine.ARM);
    machine.lock(TestMachine.LINUX, TestMachine.ARM);
    machine.emptyStore();
    int before = machine.source.fetches.get();

    open().close();
    open().close();

    assertThat(machine.source.fetches).hasValue(before + 1);
    assertThat(machine.binary("neo")).doesNotExist();
  }

  @Test
  void staysReadableWhenTheStoreIsEmptied() throws Exception {
    machine.install();

    try (ArtifactContent content = open()) {
      machine.emptyStore();
      assertThat(read(content)).isEqualTo(neo);
    }
  }

  @Test
  void fetchesADamagedArtifactAgain() throws Exception {
    machine.install();
    try (Stream<Path> files = Files.walk(machine.store.resolve("sha256"))) {
      Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "damaged");
    }

    try (ArtifactContent content = open()) {
      assertThat(read(content)).isEqualTo(neo);
    }
    assertThat(machine.source.fetches).hasValue(2);
  }

  @Test
  void refusesADigestThatTheLockDoesNotName() {
    assertThat(refusal()).isEqualTo("unknown-artifact");
  }

  @Test
  void refusesAnArtifactOfTheStoreThatTheLockDoesNotName() throws Exception {
    machine.install();
    Files.delete(LockFile.of(machine.file().path()).path());

    assertThat(refusal()).isEqualTo("unknown-artifact");
  }

  @Test
  void refusesAnArtifactThatItsSourceHasReplaced() throws Exception {
    machine.lock();
    machine.emptyStore();
    machine.source.put(NEO, TestProgram.of(TestMachine.LINUX, "something else"));

    assertThat(refusal()).isNotEqualTo("unknown-artifact");
    try (Stream<Path> files = Files.walk(machine.store.resolve("sha256"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
