// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.ArchiveSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An artifact that may still be arriving: readers follow the writer. When the writer has to begin
 * again, what readers have read is void, and they fail; {@link #generation} tells that apart from
 * other failures. Thread-safe.
 */
final class GrowingFile implements ArchiveSource {
  private final String name;

  // All guarded by this.
  private Path path;
  private long size;
  private int generation;
  private Optional<Digest> sha256; // present when all has arrived
  private boolean failed;

  /** One that is about to arrive. */
  GrowingFile(String name, Path path) {
    this(name, path, Optional.empty());
  }

  private GrowingFile(String name, Path path, Optional<Digest> sha256) {
    this.name = name;
    this.path = path;
    this.sha256 = sha256;
  }

  /** One that has arrived already, and was verified. */
  static GrowingFile whole(String name, Path path, Digest sha256) {
    return new GrowingFile(name, path, Optional.of(sha256));
  }

  @Override
  public String name() {
    return name;
  }

  synchronized void grown(long newSize) {
    size = newSize;
    notifyAll();
  }

  synchronized void restarted() {
    size = 0;
    generation++;
    notifyAll();
  }

  /** Moves the file and says where it is then. */
  @FunctionalInterface
  interface Move {
    Path run() throws IOException;
  }

  /**
   * All has arrived and is verified. Nobody can look for the file at its old place while it moves.
   */
  synchronized Path complete(Digest digest, Move move) throws IOException {
    path = move.run();
    sha256 = Optional.of(digest);
    notifyAll();
    return path;
  }

  /** No more will come. */
  synchronized void fail() {
    failed = true;
    notifyAll();
  }

  /** How often the writer began again. */
  synchronized int generation() {
    return generation;
  }

  /**
   * Waits until it is known whether what has arrived is what was sent.
   *
   * @param of the generation that is asked for
   * @return false if the writer began again
   */
  synchronized boolean stands(int of) throws InterruptedException {
    while (generation == of && !complete() && !failed) {
      wait();
    }
    return generation == of;
  }

  @Override
  public boolean hasDigest() {
    return true;
  }

  @Override
  public synchronized Digest sha256() {
    return sha256.orElseThrow(() -> new IllegalStateException(name + " has not arrived"));
  }

  private boolean complete() {
    return sha256.isPresent();
  }

  @Override
  public synchronized InputStream stream() throws IOException {
    try {
      return new Follower(new RandomAccessFile(path.toFile(), "r"), generation);
    } catch (FileNotFoundException failure) {
      throw whyNot(failure);
    }
  }

  @Override
  public synchronized SeekableByteChannel channel() throws IOException, InterruptedException {
    while (!complete()) {
      if (failed) {
        throw broken();
      }
      wait();
    }
    try {
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException failure) {
      throw whyNot(failure);
    }
  }

  private IOException whyNot(IOException failure) {
    return complete() && Files.notExists(path) ? new ArtifactGoneException(path) : failure;
  }

  private static IOException broken() {
    return new IOException("the rest of the artifact did not arrive");
  }

  /**
   * Waits for bytes at a position.
   *
   * @return how many there are; 0 at the end
   */
  private synchronized long await(long position, int of) throws IOException {
    try {
      while (true) {
        if (generation != of) {
          throw new IOException("the artifact is arriving anew");
        }
        if (size > position || complete()) {
          return complete() ? Long.MAX_VALUE : size - position;
        }
        if (failed) {
          throw broken();
        }
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the artifact");
    }
  }

  private final class Follower extends InputStream {
    private final RandomAccessFile file;
    private final int of;
    private long position;

    Follower(RandomAccessFile file, int generation) {
      this.file = file;
      this.of = generation;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      long there = GrowingFile.this.await(position, of);
      int read = file.read(bytes, offset, (int) Math.min(length, there));
      if (read > 0) {
        position += read;
      }
      return read;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
