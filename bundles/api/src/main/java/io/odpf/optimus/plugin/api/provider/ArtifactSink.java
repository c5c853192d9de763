// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Receives the bytes of an artifact. The sink enforces size limits, computes digests and reports
 * progress, so that no provider can forget to. Not thread-safe.
 *
 * <p>All methods fail with {@link ProviderException.Kind#LOCAL} if this machine cannot store the
 * bytes (limit reached, disk full). Providers let that exception pass.
 */
@ProviderType
public interface ArtifactSink {

  /** Returns the number of bytes already received, also in earlier attempts. */
  long received();

  /** Discards the bytes received so far. */
  void restart() throws ProviderException;

  /**
   * Announces the size of the whole artifact, for progress and to refuse an artifact that is too
   * large before its transfer. The fetch fails if the source then delivers another number of bytes.
   */
  void expect(long totalBytes) throws ProviderException;

  /** Appends bytes. */
  void write(byte[] bytes, int offset, int length) throws ProviderException;

  /**
   * Appends the rest of a stream. If reading fails, throws {@link
   * ProviderException.Kind#UNAVAILABLE} and keeps the bytes received so far. Does not close the
   * stream.
   */
  void transferFrom(InputStream source) throws ProviderException, InterruptedException;

  /** Copies a local file as the whole artifact. */
  void file(Path path) throws ProviderException, InterruptedException;

  /**
   * Takes ownership of a local file as the whole artifact. The file is moved where that saves a
   * copy, and may no longer exist afterwards, even after a failure. The provider must have created
   * it, and nothing else may use it.
   */
  default void take(Path path) throws ProviderException, InterruptedException {
    file(path);
  }
}
