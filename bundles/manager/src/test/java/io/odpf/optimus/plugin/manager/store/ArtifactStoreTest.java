// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactStoreTest {
  private static final Instant NOW = Instant.parse("2030-05-05T12:00:00Z");

  @TempDir Path directory;
  private ArtifactStore store;

  @BeforeEach
  void make() throws Exception {
    store = new ArtifactStore(directory.resolve("cache"), Clock.fixed(NOW, ZoneOffset.UTC));
    store.prepare();
  }

  private Digest keep(String content) throws Exception {
    try (PartialFile partial = store.receive(Optional.of("key-" + content.hashCode()))) {
      partial.append(content.getBytes(), 0, content.length());
      Digest digest = FileDigest.sha256(partial.path());
      store.keep(partial, digest);
      return digest;
    }
  }

  private Path entry(Digest digest) {
    return store
        .root()
        .resolve("sha256")
        .resolve(digest.hex().substring(0, 2))
        .resolve(digest.hex());
  }

  @Test
  void findsAKeptArtifact() throws Exception {
    Digest digest = keep("neo");

    assertThat(store.find(digest, OptionalLong.of(3))).contains(entry(digest));
    assertThat(store.find(Digest.sha256("0".repeat(64)), OptionalLong.empty())).isEmpty();
  }

  @Test
  void isPrivateToItsOwner() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesAWorldWritableDirectory() throws Exception {
    Files.setPosixFilePermissions(store.root(), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> store.prepare())
        .hasMessageStartingWith(store.root() + " is not safe: everybody may write into it; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256", "partial", "scratch"})
  void refusesAGroupWritableDirectoryBeforeRemovingAnything(String name) throws Exception {
    Digest digest = keep("neo");
    Files.setPosixFilePermissions(
        store.root().resolve(name), PosixFilePermissions.fromString("rwxrwx---"));

    assertThatThrownBy(() -> store.prepare()).hasMessageContaining(" is not safe: its group (gid ");
    assertThatThrownBy(() -> new StorePruner(store, StoreLimits.DEFAULT).clear(false))
        .hasMessageContaining(" is not safe: its group (gid ");
    assertThatThrownBy(() -> new StorePruner(store, StoreLimits.DEFAULT).prune(NOW))
        .hasMessageContaining(" is not safe: its group (gid ");
    assertThat(entry(digest)).exists();
  }

  @Test
  void refusesAWorldWritableParentDirectory() throws Exception {
    Path above = Files.createDirectory(directory.resolve("optimus"));
    Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxrwxrwx"));
    ArtifactStore below = ArtifactStore.inOwnDirectory(above.resolve("plugins"), Clock.systemUTC());

    assertThatThrownBy(below::prepare)
        .hasMessageStartingWith(above + " is not safe: everybody may write into it; ");
    assertThat(above).isEmptyDirectory();
  }

  @Test
  void refusesALinkAsADirectoryOfEntries() throws Exception {
    Digest digest = keep("neo");
    Path group = entry(digest).getParent();
    Path elsewhere = Files.move(group, directory.resolve("elsewhere"));
    Files.createSymbolicLink(group, elsewhere);

    assertThatThrownBy(() -> store.find(digest, OptionalLong.empty()))
        .hasMessageStartingWith(group + " is not safe: it is a link; ");
    assertThatThrownBy(() -> keep("neo"))
        .hasMessageStartingWith(group + " is not safe: it is a link; ");
    new StorePruner(store, StoreLimits.DEFAULT).clear(false);
    assertThat(elsewhere.resolve(digest.hex())).hasContent("neo");
  }

  @Test
  void removesAnEntryThatOthersMayWrite() throws Exception {
    Digest digest = keep("neo");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry(digest))))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(entry(digest), PosixFilePermissions.fromString("rw-rw----"));

    assertThat(store.find(digest, OptionalLong.empty())).isEmpty();
    assertThat(entry(digest)).doesNotExist();
  }

  @Test
  void doesNotContinueAFileThatOthersMayWrite() throws Exception {
    Path partial = store.root().resolve("partial/key");
    Files.writeString(partial, "half of evil");
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-rw-rw-"));
    try (PartialFile received = store.receive(Optional.of("key"))) {
      assertThat(received.size()).isZero();
    }
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
    Files.createSymbolicLink(partial, elsewhere);

    try (PartialFile received = store.receive(Optional.of("key"))) {
      assertThat(received.size()).isZero();
      received.append(new byte[] {1}, 0, 1);
    }

    assertThat(elsewhere).hasContent("mine");
  }

  @Test
  void removesAnEntryWithAnotherDigest() throws Exception {
    Digest digest = keep("neo");
    Files.writeString(entry(digest), "one");

    assertThat(store.find(digest, OptionalLong.empty())).isEmpty();
    assertThat(entry(digest)).doesNotExist();
  }

  @Test
  void receivesTheSameArtifactTwiceConcurrently() throws Exception {
    try (PartialFile one = store.receive(Optional.of("same"));
        PartialFile other = store.receive(Optional.of("same"))) {
      assertThat(one.path()).isNotEqualTo(other.path());
      one.append(new byte[] {1}, 0, 1);
      assertThat(other.size()).isZero();
    }
    assertThat(store.scratch()).isEmptyDirectory();
  }

  @Test
  void keepsAPartialFileForALaterRun() throws Exception {
    try (PartialFile partial = store.receive(Optional.of("key"))) {
      partial.append("half".getBytes(), 0, 4);
    }
    try (PartialFile partial = store.receive(Optional.of("key"))) {
      assertThat(partial.size()).isEqualTo(4);
      partial.append("!".getBytes(), 0, 1);
      assertThat(partial.path()).hasContent("half!");
    }
  }

  @Test
  void removesTheLockOfAPartialFile() throws Exception {
    keep("whole");
    try (PartialFile partial = store.receive(Optional.of("nothing"))) {
      assertThat(partial.size()).isZero();
    }
    assertThat(store.root().resolve("partial")).isEmptyDirectory();

    try (PartialFile partial = store.receive(Optional.of("half"))) {
      partial.append("half".getBytes(), 0, 4);
    }
    assertThat(Directories.list(store.root().resolve("partial")))
        .containsExactly(store.root().resolve("partial/half"));
  }

  @Test
  void removesTheLocksOfKilledRuns() throws Exception {
    Path stale = Files.createFile(store.root().resolve("partial/gone.lock"));
    Files.setLastModifiedTime(stale, FileTime.from(NOW));
    StorePruner pruner = new StorePruner(store, StoreLimits.DEFAULT);

    pruner.prune(NOW);
    assertThat(stale).as("perhaps in use").exists();

    Files.setLastModifiedTime(stale, FileTime.from(NOW.minus(Duration.ofDays(8))));
    pruner.prune(NOW);
    assertThat(stale).doesNotExist();

    Files.createFile(stale);
    pruner.clear(false);
    assertThat(stale).doesNotExist();
  }

  @Test
  void discardsARefusedArtifactUnlessAnEarlierRunStoredIt() throws Exception {
    Digest refused = keep("refused");
    store.discard(refused);
    assertThat(entry(refused)).doesNotExist();

    Digest older = keep("older");
    new ArtifactStore(store.root(), Clock.systemUTC()).discard(older);
    assertThat(entry(older)).exists();
  }

  @Test
  void prunesOldArtifacts() throws Exception {
    Digest old = aged(keep("old"), Duration.ofDays(91));
    Digest used = aged(keep("used"), Duration.ofDays(91));
    store.find(used, OptionalLong.empty());

    new StorePruner(store, StoreLimits.DEFAULT).pruneDaily(NOW);

    assertThat(entry(old)).doesNotExist();
    assertThat(entry(used)).exists();
  }

  @Test
  void prunesTheLeastRecentlyUsedArtifactsAboveTheLimitExceptThoseInUse() throws Exception {
    Digest first = aged(keep("11111"), Duration.ofDays(3));
    Digest second = aged(keep("22222"), Duration.ofDays(2));
    Digest third = aged(keep("33333"), Duration.ofMinutes(1));

    new StorePruner(store, new StoreLimits(11, Duration.ofDays(90))).prune(NOW);
    assertThat(entry(first)).doesNotExist();
    assertThat(entry(second)).exists();

    new StorePruner(store, new StoreLimits(1, Duration.ofDays(90))).prune(NOW);
    assertThat(entry(second)).doesNotExist();
    assertThat(entry(third)).exists();
  }

  @Test
  void prunesOnceADay() throws Exception {
    StorePruner pruner = new StorePruner(store, StoreLimits.DEFAULT);
    pruner.pruneDaily(NOW);
    Digest old = aged(keep("old"), Duration.ofDays(91));

    pruner.pruneDaily(NOW.plus(Duration.ofHours(1)));
    assertThat(entry(old)).exists();

    pruner.pruneDaily(NOW.plus(Duration.ofDays(2)));
    assertThat(entry(old)).doesNotExist();
  }

  @Test
  void doesNotPruneAPartialFileInUse() throws Exception {
    StorePruner pruner = new StorePruner(store, StoreLimits.DEFAULT);
    Path path;
    try (PartialFile partial = store.receive(Optional.of("key"))) {
      path = partial.path();
      pruner.clear(false);
      assertThat(path).exists();
    }
    pruner.clear(false);
    assertThat(path).doesNotExist();
  }

  @Test
  void liesInTheSystemsDirectoryForCaches() {
    Platform linux = new Platform("linux", "amd64");
    assertThat(StoreLocation.of(Map.of("HOME", "/home/neo"), linux))
        .contains(Path.of("/home/neo/.cache/optimus/plugins"));
    assertThat(StoreLocation.of(Map.of("HOME", "/home/neo", "XDG_CACHE_HOME", "/cache"), linux))
        .contains(Path.of("/cache/optimus/plugins"));
    assertThat(StoreLocation.of(Map.of("HOME", "/home/neo", "XDG_CACHE_HOME", "relative"), linux))
        .contains(Path.of("/home/neo/.cache/optimus/plugins"));
    assertThat(StoreLocation.of(Map.of("HOME", "/Users/neo"), new Platform("darwin", "arm64")))
        .contains(Path.of("/Users/neo/Library/Caches/optimus/plugins"));
    assertThat(StoreLocation.of(Map.of("LOCALAPPDATA", "/local"), new Platform("windows", "amd64")))
        .contains(Path.of("/local/optimus/plugins"));
    assertThat(StoreLocation.of(Map.of(), linux)).isEmpty();
  }

  private Digest aged(Digest digest, Duration age) throws Exception {
    Files.setLastModifiedTime(entry(digest), FileTime.from(NOW.minus(age)));
    return digest;
  }
}
