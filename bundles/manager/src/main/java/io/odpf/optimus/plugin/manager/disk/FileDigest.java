// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of files. */
public final class FileDigest {
  private static final int BUFFER = 64 << 10;

  private FileDigest() {}

  /**
   * The SHA-256 digest of a file's content.
   *
   * @throws InterruptedException if this thread is interrupted meanwhile
   */
  public static Digest sha256(Path file) throws IOException, InterruptedException {
    // Not by a channel: an interrupt would close it, and look like a failure of the disk.
    try (InputStream in = new FileInputStream(file.toFile())) {
      MessageDigest digest = digester();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading " + file);
        }
      }
      return Digest.of(Digest.Algorithm.SHA256, digest.digest());
    }
  }

  private static MessageDigest digester() {
    try {
      return MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
