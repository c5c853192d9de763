// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * An artifact file that may still be arriving; readers follow the writer. When the writer starts
 * again, readers fail, since their bytes are outdated; {@link #generation} distinguishes this from
 * other failures. Thread-safe.
 */
final class GrowingFile implements ArchiveSource {
  private final String name;

  @GuardedBy("this")
  private Path path;

  @GuardedBy("this")
  private long size;

  @GuardedBy("this")
  private int generation;

  /** Present once the file is complete. */
  @GuardedBy("this")
  private Optional<Digest> sha256;

  @GuardedBy("this")
  private boolean failed;

  /** Creates a file that is about to arrive. */
  GrowingFile(String name, Path path) {
    this(name, path, Optional.empty());
  }

  private GrowingFile(String name, Path path, Optional<Digest> sha256) {
    this.name = name;
    this.path = path;
    this.sha256 = sha256;
  }

  /** Returns a file that is complete and verified. */
  static GrowingFile ofComplete(String name, Path path, Digest sha256) {
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

  /** Moves the file and returns its new path. */
  @FunctionalInterface
  interface Move {
    Path run() throws IOException;
  }

  /** Completes the verified file. Moves it while no reader can open it at its old path. */
  synchronized Path complete(Digest digest, Move move) throws IOException {
    path = move.run();
    sha256 = Optional.of(digest);
    notifyAll();
    return path;
  }

  /** Marks the file as incomplete for good. */
  synchronized void fail() {
    failed = true;
    notifyAll();
  }

  /** Returns how often the writer started again. */
  synchronized int generation() {
    return generation;
  }

  /**
   * Waits until the file is complete or has failed.
   *
   * @param expected the generation that the caller has read
   * @return false if the writer has started again since
   */
  synchronized boolean isCurrent(int expected) throws InterruptedException {
    while (generation == expected && !isComplete() && !failed) {
      wait();
    }
    return generation == expected;
  }

  @Override
  public boolean hasDigest() {
    return true;
  }

  @Override
  public synchronized Digest sha256() {
    return sha256.orElseThrow(() -> new IllegalStateException(name + " has not arrived"));
  }

  @GuardedBy("this")
  private boolean isComplete() {
    return sha256.isPresent();
  }

  @Override
  public synchronized InputStream stream() throws IOException {
    try {
      return new Follower(new RandomAccessFile(path.toFile(), "r"), generation);
    } catch (FileNotFoundException failure) {
      throw explain(failure);
    }
  }

  @Override
  public synchronized SeekableByteChannel channel() throws IOException, InterruptedException {
    while (!isComplete()) {
      if (failed) {
        throw incomplete();
      }
      wait();
    }
    try {
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException failure) {
      throw explain(failure);
    }
  }

  @GuardedBy("this")
  private IOException explain(IOException failure) {
    return isComplete() && Files.notExists(path) ? new ArtifactGoneException(path) : failure;
  }

  private static IOException incomplete() {
    return new IOException("the rest of the artifact did not arrive");
  }

  /**
   * Waits for bytes at a position.
   *
   * @return the number of available bytes; unlimited once the file is complete
   */
  private synchronized long await(long position, int expected) throws IOException {
    try {
      while (true) {
        if (generation != expected) {
          throw new IOException("the artifact is arriving anew");
        }
        if (size > position || isComplete()) {
          return isComplete() ? Long.MAX_VALUE : size - position;
        }
        if (failed) {
          throw incomplete();
        }
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the artifact");
    }
  }

  private final class Follower extends InputStream {
    private final RandomAccessFile file;
    private final int generation;
    private long position;

    Follower(RandomAccessFile file, int generation) {
      this.file = file;
      this.generation = generation;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      long available = GrowingFile.this.await(position, generation);
      int read = file.read(bytes, offset, (int) Math.min(length, available));
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
