// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.archive.executable.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/** A new file that may become the binary. Only its owner can access it until it is complete. */
final class CandidateFile {
  private final Path path;
  private final FileChannel channel;
  private final MessageDigest digest;

  private CandidateFile(Path path, FileChannel channel, MessageDigest digest) {
    this.path = path;
    this.channel = channel;
    this.digest = digest;
  }

  /** Creates the file, which must not exist. */
  static CandidateFile create(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    FileAttribute<?>[] attributes =
        isPosix(path)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            attributes);
    return new CandidateFile(path, channel, digest);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  Path path() {
    return path;
  }

  /** Empties the file. */
  void restart() throws IOException {
    digest.reset();
    channel.truncate(0);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    writeUndigested(bytes, offset, length);
  }

  /** Writes bytes whose digest is computed elsewhere. */
  void writeUndigested(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Returns the bytes written so far. */
  FileBytes bytes() throws IOException {
    return FileBytes.of(channel);
  }

  /**
   * Completes the file and makes it executable for all users.
   *
   * @return the digest of the bytes passed to {@link #write}
   */
  Digest complete() throws IOException {
    channel.close();
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return Digest.of(Digest.Algorithm.SHA256, digest.digest());
  }

  void close() throws IOException {
    channel.close();
  }

  /** Deletes the file. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(path);
  }
}
