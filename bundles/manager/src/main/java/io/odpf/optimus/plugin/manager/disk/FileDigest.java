// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes digests of files and their contents. */
public final class FileDigest {
  private static final int BUFFER = 64 << 10;

  private FileDigest() {}

  /**
   * Returns the SHA-256 digest of a file's content.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public static Digest sha256(Path file) throws IOException, InterruptedException {
    return of(Digest.Algorithm.SHA256, file);
  }

  /**
   * Returns a digest of a file's content.
   *
   * @param algorithm an algorithm that every Java platform supports
   * @throws InterruptedException if this thread is interrupted
   */
  public static Digest of(Digest.Algorithm algorithm, Path file)
      throws IOException, InterruptedException {
    // Not a channel: an interrupt would close it, which would look like a disk error.
    try (InputStream in = new FileInputStream(file.toFile())) {
      MessageDigest digest = digester(algorithm);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading " + file);
        }
      }
      return Digest.of(algorithm, digest.digest());
    }
  }

  /** Returns the SHA-256 digest of bytes in memory. */
  public static Digest sha256(byte[] bytes) {
    return Digest.of(Digest.Algorithm.SHA256, digester(Digest.Algorithm.SHA256).digest(bytes));
  }

  private static MessageDigest digester(Digest.Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jdkName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no " + algorithm, e);
    }
  }
}
