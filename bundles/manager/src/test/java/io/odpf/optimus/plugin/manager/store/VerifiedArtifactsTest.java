// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts that are asked for again and again. */
class VerifiedArtifactsTest {
  private static final byte[] CONTENT = "an artifact".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = FileDigest.sha256(CONTENT);
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  @TempDir Path directory;
  private final VerifiedArtifacts verified = new VerifiedArtifacts();
  private final AtomicInteger fetches = new AtomicInteger();
  private ArtifactStore store;

  @BeforeEach
  void prepare() throws Exception {
    store = at(START);
    store.prepare();
  }

  private ArtifactStore at(Instant now) {
    return new ArtifactStore(directory.resolve("store"), Clock.fixed(now, ZoneOffset.UTC));
  }

  private void fetch() throws IOException {
    fetches.incrementAndGet();
    try (PartialFile file = store.receive(Optional.of(DIGEST.hex()))) {
      file.append(CONTENT, 0, CONTENT.length);
      store.keep(file, DIGEST);
    }
  }

  private Path find(Instant now) throws Exception {
    Path found = verified.find(at(now), DIGEST, now, this::fetch).orElseThrow();
    assertThat(found).hasBinaryContent(CONTENT);
    return found;
  }

  @Test
  void fetchesAnArtifactOnceHoweverManyWantIt() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Path>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(() -> find(START));
      }
      for (Future<Path> call : callers.invokeAll(calls)) {
        call.get();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void readsAFileAgainOnlyIfItHasChangedOrAfterSomeTime() throws Exception {
    Path file = find(START);
    FileTime used = Files.getLastModifiedTime(file);
    find(START.plus(Duration.ofMinutes(10)));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(used);

    find(START.plus(Duration.ofHours(1)));
    assertThat(Files.getLastModifiedTime(file)).isGreaterThan(used);
    assertThat(fetches).hasValue(1);
  }

  @Test
  void fetchesAgainWhatWasDamagedOrRemoved() throws Exception {
    Path file = find(START);
    FileTime used = Files.getLastModifiedTime(file);
    byte[] damaged = CONTENT.clone();
    damaged[0]++;
    Files.write(file, damaged);
    Files.setLastModifiedTime(file, used);
    find(START);
    assertThat(fetches).hasValue(2);

    Files.delete(file);
    find(START);
    assertThat(fetches).hasValue(3);
  }
}
