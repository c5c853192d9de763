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

/** A file that may become the binary: its owner's alone until it is complete. */
final class CandidateFile {
  private final Path path;
  private final MessageDigest digest;
  private FileChannel channel;
  private boolean created;

  CandidateFile(Path path) {
    this.path = path;
    try {
      this.digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  Path path() {
    return path;
  }

  /** Begins, or begins again, with nothing in the file. */
  void restart() throws IOException {
    digest.reset();
    if (channel == null) {
      create();
    } else {
      channel.truncate(0);
    }
  }

  private void create() throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    channel =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            attributes);
    created = true;
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

  /** What was written. */
  FileBytes bytes() throws IOException {
    return FileBytes.of(channel);
  }

  /**
   * Completes the file and makes it executable for everybody.
   *
   * @return the digest of the bytes that {@link #write} was given
   */
  Digest complete() throws IOException {
    channel.close();
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return Digest.of(Digest.Algorithm.SHA256, digest.digest());
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /** Removes the file if this made it. */
  void discard() throws IOException {
    close();
    if (created) {
      created = false;
      Files.deleteIfExists(path);
    }
  }
}
