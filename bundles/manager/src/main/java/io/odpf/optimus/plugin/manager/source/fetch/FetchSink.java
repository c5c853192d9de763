// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The base class of sinks. Checks limits and lengths, reports progress, and describes read
 * failures. Used by one call at a time, on a separate thread; {@link #revoke} rejects writes of
 * abandoned calls.
 */
abstract class FetchSink implements ArtifactSink {
  private static final int BUFFER = 64 << 10;

  private final long limit;

  @GuardedBy("this")
  private OptionalLong expected = OptionalLong.empty();

  @GuardedBy("this")
  private long received;

  @GuardedBy("this")
  private long transferred;

  @GuardedBy("this")
  private boolean revoked;

  @GuardedBy("this")
  private boolean exceeded;

  FetchSink(long limit) {
    this.limit = limit;
  }

  /** Appends bytes to the content. */
  abstract void append(byte[] bytes, int offset, int length) throws IOException;

  /** Discards the content. */
  abstract void clear() throws IOException;

  /** Returns whether digests prove that the content is complete. */
  boolean proven() {
    return false;
  }

  /** Is called after each arrival of bytes. */
  abstract void progress(long bytes, OptionalLong total);

  /** Returns whether the source sent, or announced, more than the limit. */
  final synchronized boolean exceeded() {
    return exceeded;
  }

  /** Sets the number of bytes that an earlier run received. */
  final synchronized void resume(long bytes) {
    received = bytes;
  }

  /** Returns the total length that the source announced, if it did. */
  final synchronized OptionalLong expected() {
    return expected;
  }

  /** Returns the number of bytes that were delivered, including discarded ones. */
  final synchronized long transferred() {
    return transferred;
  }

  @Override
  public final synchronized long received() {
    return received;
  }

  /**
   * Rejects all further writes, which can only come from an abandoned call. Returns when no write
   * is in progress.
   */
  final synchronized void revoke() {
    revoked = true;
  }

  @GuardedBy("this")
  private void refuseRevoked() throws ProviderException {
    if (revoked) {
      throw ProviderException.local("this fetch was given up", "", null);
    }
  }

  @Override
  public final synchronized void restart() throws ProviderException {
    refuseRevoked();
    // Another answer may have another length.
    expected = OptionalLong.empty();
    if (received == 0) {
      return;
    }
    try {
      clear();
      received = 0;
    } catch (IOException failure) {
      throw local(failure);
    }
  }

  @Override
  public final synchronized void expect(long totalBytes) throws ProviderException {
    if (totalBytes > limit) {
      throw tooLarge();
    }
    if (totalBytes >= 0) {
      expected = OptionalLong.of(totalBytes);
    }
    progress(received, expected);
  }

  @Override
  public final synchronized void write(byte[] bytes, int offset, int length)
      throws ProviderException {
    refuseRevoked();
    if (received + length > limit) {
      // A later attempt could not continue with it.
      restart();
      throw tooLarge();
    }
    try {
      append(bytes, offset, length);
    } catch (IOException failure) {
      throw local(failure);
    }
    received += length;
    transferred += length;
    progress(received, expected);
  }

  @Override
  public final void transferFrom(InputStream source)
      throws ProviderException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while receiving");
      }
      int read;
      try {
        read = source.read(buffer);
      } catch (IOException failure) {
        // A socket timeout is an InterruptedIOException, too; only the flag shows an interrupt.
        if (failure instanceof InterruptedIOException && Thread.interrupted()) {
          throw new InterruptedException("interrupted while receiving");
        }
        if (isUnmarkedEnd(failure) && proven()) {
          return;
        }
        throw ProviderException.unavailable(
            "the transfer broke off after " + received() + " bytes: " + failure.getMessage(),
            failure instanceof HttpException http && !http.hint().isEmpty()
                ? http.hint()
                : "check the network; the next attempt continues if the source can",
            failure);
      }
      if (read < 0) {
        return;
      }
      write(buffer, 0, read);
    }
  }

  private static boolean isUnmarkedEnd(IOException failure) {
    return failure instanceof HttpException http
        && http.reason() == HttpException.Reason.UNMARKED_END;
  }

  @Override
  public final void file(Path path) throws ProviderException, InterruptedException {
    restart();
    try (InputStream in = Files.newInputStream(path)) {
      expect(Files.size(path));
      transferFrom(in);
    } catch (IOException failure) {
      throw local(failure);
    }
  }

  /**
   * Replaces the content by moving a file, if possible. The caller reports the progress.
   *
   * @return false if the file was not moved
   */
  boolean move(Path path) throws IOException, InterruptedException {
    return false;
  }

  @Override
  public final void take(Path path) throws ProviderException, InterruptedException {
    if (!moved(path)) {
      file(path);
    }
  }

  private synchronized boolean moved(Path path) throws ProviderException, InterruptedException {
    restart();
    try {
      long size = Files.size(path);
      expect(size);
      if (!move(path)) {
        return false;
      }
      received = size;
      transferred += size;
      progress(received, expected);
      return true;
    } catch (IOException failure) {
      throw local(failure);
    }
  }

  @GuardedBy("this")
  private ProviderException tooLarge() {
    exceeded = true;
    return ProviderException.local(
        "the source sends more than the limit of " + limit + " bytes",
        "check that the path names what you mean",
        null);
  }

  private static ProviderException local(IOException failure) {
    return ProviderException.local(
        "what arrives cannot be kept: " + DiskErrors.reason(failure),
        "check the disk's space and the directory's permissions",
        failure);
  }
}
