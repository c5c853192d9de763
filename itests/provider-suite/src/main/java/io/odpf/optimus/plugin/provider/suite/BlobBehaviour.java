// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for sources that can be written to. */
public interface BlobBehaviour extends Sourced {

  /** In bytes; more than two parts of an upload, the last one short. */
  int IN_PARTS = 11 * 1024 * 1024 + 17;

  @Test
  default void readsWhatItWroteUntilItIsReplacedOrDeleted(@TempDir Path directory)
      throws Exception {
    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      BlobStore blobs = provider.blobs();

      blobs.put("written/blobs/one", file(directory, "first"), BlobWrite.IMMUTABLE);
      assertThat(provider.current("written/blobs/one")).asString().isEqualTo("first");

      blobs.put("written/blobs/one", file(directory, "another"), BlobWrite.REPLACEABLE);
      assertThat(provider.current("written/blobs/one")).asString().isEqualTo("another");

      blobs.put("written/blobs/empty", file(directory, ""), BlobWrite.IMMUTABLE);
      assertThat(blobs.list("written/blobs/").keySet())
          .containsExactlyInAnyOrder("written/blobs/one", "written/blobs/empty");

      blobs.delete("written/blobs/one");
      blobs.delete("written/blobs/one");
      assertThat(blobs.list("written/blobs/").keySet()).containsExactly("written/blobs/empty");
    }
  }

  @Test
  default void writesALargeFileInPartsAsOneObject(@TempDir Path directory) throws Exception {
    byte[] content = Contents.random(IN_PARTS, 77);
    Path file = Files.write(directory.resolve("large"), content);

    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      provider.blobs().put("large/one", file, BlobWrite.IMMUTABLE);

      assertThat(provider.current("large/one")).isEqualTo(content);
      Map<String, StoredBlob> listed = provider.blobs().list("large/");
      assertThat(listed.values()).extracting(StoredBlob::size).containsExactly((long) IN_PARTS);
    }
  }

  @Test
  default void listsOnlyNamesWithThePrefix(@TempDir Path directory) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source(), source().options(), directory)) {
      BlobStore blobs = provider.blobs();
      blobs.put("prefix/locks/a.lock", file(directory, "a"), BlobWrite.REPLACEABLE);
      blobs.put("prefix/locksmith", file(directory, "b"), BlobWrite.REPLACEABLE);

      assertThat(blobs.list("prefix/locks/")).containsOnlyKeys("prefix/locks/a.lock");
      assertThat(blobs.list("prefix/no-such-folder/")).isEmpty();
    }
  }

  private static Path file(Path directory, String content) throws Exception {
    return Files.write(directory.resolve("content"), content.getBytes(StandardCharsets.UTF_8));
  }
}
