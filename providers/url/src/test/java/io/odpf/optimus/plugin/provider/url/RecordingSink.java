// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps everything in memory, and counts how often it began again. */
final class RecordingSink implements ArtifactSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int restarts;
  private long expected = -1;

  /** A sink that has the first bytes from an earlier attempt. */
  static RecordingSink having(byte[] content, int length) {
    RecordingSink sink = new RecordingSink();
    sink.bytes.write(content, 0, length);
    return sink;
  }

  byte[] content() {
    return bytes.toByteArray();
  }

  int restarts() {
    return restarts;
  }

  long expected() {
    return expected;
  }

  @Override
  public long received() {
    return bytes.size();
  }

  @Override
  public void restart() {
    bytes.reset();
    restarts++;
  }

  @Override
  public void expect(long totalBytes) {
    expected = totalBytes;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    bytes.write(source, offset, length);
  }

  @Override
  public void transferFrom(InputStream source) throws ProviderException, InterruptedException {
    byte[] buffer = new byte[8192];
    try {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    } catch (InterruptedIOException interrupted) {
      throw new InterruptedException();
    } catch (IOException failure) {
      throw ProviderException.unavailable(failure.getMessage(), "", failure);
    }
  }

  @Override
  public void file(Path path) throws ProviderException {
    try {
      bytes.writeBytes(Files.readAllBytes(path));
    } catch (IOException failure) {
      throw ProviderException.local(failure.getMessage(), "", failure);
    }
  }
}
