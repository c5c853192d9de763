// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static io.odpf.optimus.plugin.archive.UnpackDirectory.NEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Reads artifacts as they arrive, and leaves nothing behind on failure. */
class UnpackerTest extends DirectoryTestCase {
  private static final byte[] PROGRAM = Programs.elf(Programs.AMD64, 0, 2, 1 << 20);
  private static final byte[] TAR_GZ = new TarBytes().file(NAME, PROGRAM).gz();

  /** A stream of these bytes that does something once so many have been read. */
  private static ArchiveSource source(byte[] bytes, int after, IoAction action) {
    return new ArchiveSource() {
      @Override
      public String name() {
        return "neo.tar.gz";
      }

      @Override
      public InputStream stream() {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
          private int count;

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (count >= after) {
              action.run();
            }
            int read = super.read(target, offset, Math.min(length, Math.max(1, after - count)));
            count += Math.max(read, 0);
            return read;
          }
        };
      }

      @Override
      public SeekableByteChannel channel() {
        throw new AssertionError("a tar archive is not read as a file");
      }
    };
  }

  private interface IoAction {
    void run() throws IOException;
  }

  private void failsAndLeavesNothing(
      ArchiveSource source, Class<? extends Throwable> type, String message) {
    Map<String, String> before = directory.snapshot();
    assertThatThrownBy(() -> directory.unpacker().unpack(source, NEO, directory.target()))
        .isInstanceOf(type)
        .hasMessageContaining(message);
    assertThat(directory.snapshot()).isEqualTo(before);
  }

  @Test
  void passesOnTheFailureOfTheSource() {
    for (int after : new int[] {0, 5, 4096, 200_000, TAR_GZ.length - 4}) {
      failsAndLeavesNothing(
          source(
              TAR_GZ,
              after,
              () -> {
                throw new EOFException("connection lost");
              }),
          EOFException.class,
          "connection lost");
    }
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    for (int after : new int[] {0, 4096, 500_000, TAR_GZ.length - 4}) {
      failsAndLeavesNothing(
          source(TAR_GZ, after, () -> Thread.currentThread().interrupt()),
          InterruptedException.class,
          "interrupted");
      assertThat(Thread.interrupted()).isFalse();
    }
    failsAndLeavesNothing(
        source(
            TAR_GZ,
            4096,
            () -> {
              throw new InterruptedIOException("stop");
            }),
        InterruptedException.class,
        "interrupted");
  }

  @Test
  void stopsReadingAZipArchiveWhenTheThreadIsInterrupted() {
    Map<String, String> before = directory.snapshot();
    byte[] zip = new ZipBytes().file(NAME, PROGRAM).bytes();
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                directory
                    .unpacker()
                    .unpack(directory.source("neo.zip", zip), NEO, directory.target()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(directory.snapshot()).isEqualTo(before);
  }

  @Test
  void unpacksWhileTheArtifactArrives() throws Exception {
    SynchronousQueue<byte[]> arriving = new SynchronousQueue<>();
    InputStream stream =
        new InputStream() {
          private byte[] chunk = new byte[0];
          private int at;

          @Override
          public int read() {
            throw new AssertionError("bytes are not read one by one");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (at == chunk.length) {
              try {
                chunk = arriving.take();
                at = 0;
              } catch (InterruptedException e) {
                throw new InterruptedIOException();
              }
              if (chunk.length == 0) {
                return -1;
              }
            }
            int count = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, offset, count);
            at += count;
            return count;
          }
        };
    ArchiveSource source =
        new ArchiveSource() {
          @Override
          public String name() {
            return "neo.tar.gz";
          }

          @Override
          public InputStream stream() {
            return stream;
          }

          @Override
          public SeekableByteChannel channel() {
            throw new AssertionError();
          }
        };
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                directory.unpacker().unpack(source, NEO, directory.target());
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    thread.start();
    int half = TAR_GZ.length / 2;
    for (int at = 0; at < half; at += 10_000) {
      arriving.put(Arrays.copyOfRange(TAR_GZ, at, Math.min(half, at + 10_000)));
    }
    // The next chunk is only taken when the ones before have been used.
    arriving.put(Arrays.copyOfRange(TAR_GZ, half, half + 1));
    assertThat(Files.size(directory.target())).isGreaterThan(PROGRAM.length / 4);
    arriving.put(Arrays.copyOfRange(TAR_GZ, half + 1, TAR_GZ.length));
    arriving.put(new byte[0]);
    thread.join();
    assertThat(failure.get()).isNull();
    assertThat(directory.target()).hasBinaryContent(PROGRAM);
  }

  @Test
  void hidesAnUnfinishedBinaryFromOtherUsers() throws Exception {
    AtomicBoolean seen = new AtomicBoolean();
    ArchiveSource source =
        source(
            TAR_GZ,
            TAR_GZ.length - 10,
            () -> {
              assertThat(
                      java.nio.file.attribute.PosixFilePermissions.toString(
                          Files.getPosixFilePermissions(directory.target())))
                  .isEqualTo("rw-------");
              seen.set(true);
            });
    directory.unpacker().unpack(source, NEO, directory.target());
    assertThat(seen).isTrue();
  }

  @Test
  void leavesAnExistingTargetUnchanged() throws Exception {
    Files.writeString(directory.target(), "theirs");
    failsAndLeavesNothing(
        directory.source("neo.tar.gz", TAR_GZ), FileAlreadyExistsException.class, "target");
    Files.delete(directory.target());
    Path elsewhere = folder.resolve("elsewhere");
    Files.createSymbolicLink(directory.target(), elsewhere);
    assertThatThrownBy(
            () ->
                directory
                    .unpacker()
                    .unpack(directory.source("neo.tar.gz", TAR_GZ), NEO, directory.target()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void unpacksManyArtifactsAtOnce() throws Exception {
    byte[] zip = new ZipBytes().stored(NAME, PROGRAM).bytes();
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[8];
    AtomicReference<Throwable> failure = new AtomicReference<>();
    for (int i = 0; i < threads.length; i++) {
      Path target = directory.target().resolveSibling("target" + i);
      ArchiveSource source = directory.source("neo", i % 2 == 0 ? zip : TAR_GZ);
      threads[i] =
          new Thread(
              () -> {
                try {
                  start.await();
                  directory.unpacker().unpack(source, NEO, target);
                } catch (Throwable e) {
                  failure.set(e);
                }
              });
      threads[i].start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failure.get()).isNull();
    for (int i = 0; i < threads.length; i++) {
      assertThat(directory.target().resolveSibling("target" + i)).hasBinaryContent(PROGRAM);
    }
  }

  /** Bytes whose digest the owner says, here one of its own. */
  private static ArchiveSource digested(byte[] bytes, Digest digest) {
    BytesSource source = new BytesSource("neo", bytes);
    return new ArchiveSource() {
      @Override
      public String name() {
        return source.name();
      }

      @Override
      public InputStream stream() throws IOException {
        return source.stream();
      }

      @Override
      public SeekableByteChannel channel() throws IOException {
        return source.channel();
      }

      @Override
      public boolean hasDigest() {
        return true;
      }

      @Override
      public Digest sha256() {
        return digest;
      }
    };
  }

  @Test
  void takesTheDigestOfABareBinaryFromTheSource() throws Exception {
    Digest digest = Digest.sha256("ab".repeat(32));
    UnpackedBinary binary =
        directory.unpacker().unpack(digested(PROGRAM, digest), NEO, directory.target());
    assertThat(binary.sha256()).isEqualTo(digest);
    assertThat(binary.size()).isEqualTo(PROGRAM.length);
    assertThat(directory.target()).hasBinaryContent(PROGRAM);
  }

  @Test
  void computesTheDigestOfACompressedBinary() throws Exception {
    Digest digest = Digest.sha256("ab".repeat(32));
    Digest own =
        directory
            .unpacker()
            .unpack(new BytesSource("neo", PROGRAM), NEO, directory.target())
            .sha256();
    Files.delete(directory.target());
    UnpackedBinary binary =
        directory.unpacker().unpack(digested(TAR_GZ, digest), NEO, directory.target());
    assertThat(binary.sha256()).isEqualTo(own).isNotEqualTo(digest);
  }
}
