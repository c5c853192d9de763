// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Keeps the bytes that a provider delivers in memory. */
public final class RecordingSink implements ArtifactSink {
  @GuardedBy("this")
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private final CountDownLatch begun = new CountDownLatch(1);

  @GuardedBy("this")
  private int restarts;

  @GuardedBy("this")
  private long expected = -1;

  /** Creates an empty sink. */
  public RecordingSink() {}

  private RecordingSink(byte[] earlier, int length) {
    bytes.write(earlier, 0, length);
  }

  /** Returns a sink that has these bytes from an earlier attempt. */
  public static RecordingSink having(byte[] earlier, int length) {
    return new RecordingSink(earlier, length);
  }

  /** Returns the bytes delivered so far. */
  public synchronized byte[] content() {
    return bytes.toByteArray();
  }

  /** Returns the number of restarts. */
  public synchronized int restarts() {
    return restarts;
  }

  /** Returns the announced length, or -1. */
  public synchronized long expected() {
    return expected;
  }

  /** Opens at the first byte. */
  public CountDownLatch begun() {
    return begun;
  }

  @Override
  public synchronized long received() {
    return bytes.size();
  }

  @Override
  public synchronized void restart() {
    bytes.reset();
    restarts++;
  }

  @Override
  public synchronized void expect(long totalBytes) {
    expected = totalBytes;
  }

  @Override
  public synchronized void write(byte[] source, int offset, int length) {
    bytes.write(source, offset, length);
    begun.countDown();
  }

  @Override
  public void transferFrom(InputStream source) throws ProviderException, InterruptedException {
    byte[] buffer = new byte[8192];
    try {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        write(buffer, 0, read);
      }
    } catch (InterruptedIOException interrupted) {
      Thread.interrupted();
      throw new InterruptedException(interrupted.getMessage());
    } catch (IOException failure) {
      throw ProviderException.unavailable(String.valueOf(failure.getMessage()), "", failure);
    }
  }

  @Override
  public synchronized void file(Path path) throws ProviderException {
    try {
      byte[] content = Files.readAllBytes(path);
      expected = content.length;
      bytes.reset();
      bytes.writeBytes(content);
      begun.countDown();
    } catch (IOException failure) {
      throw ProviderException.local(String.valueOf(failure.getMessage()), "", failure);
    }
  }
}
