// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBlobsTest {
  private static final String BLOB = "blobs/sha256/abc";

  @TempDir Path directory;
  private Path folder;
  private Path content;
  private FolderBlobs blobs;

  @BeforeEach
  void createFolder() throws Exception {
    folder = directory.resolve("mirror");
    content = Files.writeString(directory.resolve("content"), "an artifact");
    blobs = new FolderBlobs(folder, Clock.systemUTC());
  }

  @Test
  void listsNothingAndCreatesNothingWithoutAFolder() throws Exception {
    assertThat(blobs.list("blobs/")).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void neitherListsNorDeletesNorEntersLinks() throws Exception {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("abc"), "precious");
    Files.createDirectories(folder.resolve("blobs"));
    Files.createSymbolicLink(folder.resolve("blobs/sha256"), outside);

    assertThat(blobs.list("blobs/")).isEmpty();
    assertThatThrownBy(() -> blobs.delete(BLOB)).hasMessageContaining("is a link");
    assertThatThrownBy(() -> blobs.put(BLOB, content, BlobWrite.IMMUTABLE))
        .hasMessageContaining("is a link");
    assertThat(precious).hasContent("precious");
    assertThat(outside.toFile().list()).containsExactly("abc");
  }

  @Test
  void replacesALinkInPlaceOfAFileWithoutTouchingItsTarget() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Files.createDirectories(folder.resolve("blobs/sha256"));
    Files.createSymbolicLink(folder.resolve(BLOB), target);

    blobs.delete(BLOB);
    assertThat(Files.isSymbolicLink(folder.resolve(BLOB))).isTrue();
    blobs.put(BLOB, content, BlobWrite.IMMUTABLE);

    assertThat(folder.resolve(BLOB)).isRegularFile().hasContent("an artifact");
    assertThat(target).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc/passwd", "a/../../b", "", "a//b", ".hidden", "a/"})
  void refusesNamesThatLeaveTheFolder(String name) {
    assertThatThrownBy(() -> blobs.put(name, content, BlobWrite.IMMUTABLE))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("is not the name of an object");
    assertThatThrownBy(() -> blobs.delete(name)).isInstanceOf(ProviderException.class);
  }

  @Test
  void removesWhatKilledProcessesLeftADayAgoAndNothingElse() throws Exception {
    blobs.put(BLOB, content, BlobWrite.IMMUTABLE);
    Path parent = folder.resolve("blobs/sha256");
    Path abandoned = Files.writeString(parent.resolve(".optimus-unfinished-1"), "part");
    Path running = Files.writeString(parent.resolve(".optimus-unfinished-2"), "part");
    Path other = Files.writeString(parent.resolve(".other"), "someone's");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(abandoned, old);
    Files.setLastModifiedTime(other, old);

    blobs.put("blobs/sha256/def", content, BlobWrite.IMMUTABLE);

    assertThat(abandoned).doesNotExist();
    assertThat(running).exists();
    assertThat(other).exists();
    assertThat(blobs.list("blobs/sha256/")).containsOnlyKeys(BLOB, "blobs/sha256/def");
  }
}
