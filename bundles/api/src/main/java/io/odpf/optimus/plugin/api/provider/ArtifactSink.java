// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a fetch puts its bytes. Size limits, digests and progress live behind it, so no provider
 * can forget them. Used by one thread at a time.
 *
 * <p>All methods fail with {@link ProviderException.Kind#LOCAL} when this machine cannot take the
 * bytes (limit reached, disk full); let that pass.
 */
@ProviderType
public interface ArtifactSink {

  /** How many bytes of this artifact are there already, from an earlier attempt; 0 at first. */
  long received();

  /** Forgets what was received. */
  void restart() throws ProviderException;

  /**
   * Says how long the whole artifact will be; for progress, and to refuse what is too large before
   * it is transferred. A source that later delivers another length fails the fetch.
   */
  void expect(long totalBytes) throws ProviderException;

  /** Appends bytes. */
  void write(byte[] bytes, int offset, int length) throws ProviderException;

  /**
   * Appends a stream to its end. A failure to read is thrown as {@link
   * ProviderException.Kind#UNAVAILABLE}, with what was received kept. The stream stays open.
   */
  void transferFrom(InputStream source) throws ProviderException, InterruptedException;

  /** Takes a local file as the whole artifact; it is copied, and left to the caller. */
  void file(Path path) throws ProviderException, InterruptedException;

  /**
   * Takes over a local file as the whole artifact: the file is moved where that spares a copy, and
   * may be gone afterwards, also after a failure. It must be a file of the provider's own that
   * nothing else refers to or writes to.
   */
  default void take(Path path) throws ProviderException, InterruptedException {
    file(path);
  }
}
