// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A download of an LFS object that can be resumed. */
final class PartialDownload {
  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final LfsPointer pointer;

  PartialDownload(Path file, LfsPointer pointer) {
    this.file = file;
    this.pointer = pointer;
  }

  /** Returns the number of bytes to resume from; 0 to start over. */
  long received() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    return size < pointer.size() ? size : 0;
  }

  void append(InputStream source) throws IOException, ProviderException {
    write(source, received(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void replace(InputStream source) throws IOException, ProviderException {
    write(
        source,
        0,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void write(InputStream source, long before, OpenOption... options)
      throws IOException, ProviderException {
    long size = before;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream target = Files.newOutputStream(file, options)) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        size += read;
        if (size > pointer.size()) {
          throw wrong("it is longer than the pointer says");
        }
        target.write(buffer, 0, read);
      }
    } catch (HttpException failure) {
      // The pointer's digest detects truncation in place of TLS.
      if (failure.reason() != HttpException.Reason.UNMARKED_END) {
        throw failure;
      }
    }
  }

  void discard() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Compares length and digest with the pointer; deletes the file on a mismatch. */
  void verify(String where) throws IOException, ProviderException {
    long size = Files.size(file);
    if (size < pointer.size()) {
      throw ProviderException.unavailable(
          where + " ended after " + size + " of " + pointer.size() + " bytes", "try again", null);
    }
    if (!sha256().equals(pointer.digest().hex())) {
      discard();
      throw wrong("its SHA-256 is not the pointer's");
    }
  }

  private ProviderException wrong(String why) {
    return ProviderException.changed(
        "the LFS server gives another file than the repository's pointer names: " + why,
        "this has to be corrected at the server: git lfs fsck, git lfs push --all");
  }

  private String sha256() throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
