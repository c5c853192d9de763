// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Passes a key's passphrase to ssh by a program that ssh runs, so that it appears neither in
 * arguments nor in the environment. Where {@code /proc} gives access to the open files of
 * processes, the passphrase is in a file that is unlinked before the first byte is written, and
 * disappears with this process. Elsewhere, it is in a file of the scratch directory that only the
 * owner can read. Thread-safe.
 */
final class Passphrase {
  private static final String PROCESSES = "/proc";

  private final Secret secret;

  @GuardedBy("this")
  private Optional<Path> program = Optional.empty();

  /** Stays open until it is garbage-collected, since ssh opens it by its number. */
  @GuardedBy("this")
  private Optional<FileChannel> unnamed = Optional.empty();

  Passphrase(Secret secret) {
    this.secret = secret;
  }

  /** Returns the program that prints the passphrase. */
  synchronized Path program(Path scratch) throws IOException {
    // An interrupt during a write closes the channel.
    boolean closed = unnamed.isPresent() && !unnamed.get().isOpen();
    if (program.isEmpty() || closed) {
      try {
        program = Optional.of(write(scratch));
      } catch (UnsupportedOperationException e) {
        throw new RemoteFailure(
            ProviderException.local(
                "an encrypted key needs a file system with Unix permissions",
                "let an ssh agent hold the key, and leave passphrase out",
                e));
      }
    }
    return program.get();
  }

  @GuardedBy("this")
  private Path write(Path scratch) throws IOException {
    Path file = scratch.resolve("passphrase");
    Files.deleteIfExists(file);
    Files.createFile(file, owner("rw-------"));
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Optional<Path> number = numbered(file);
    Path source = file;
    if (number.isPresent()) {
      Files.delete(file);
      source = number.get();
      unnamed = Optional.of(channel);
    }
    try {
      channel.write(ByteBuffer.wrap((secret.reveal() + "\n").getBytes(StandardCharsets.UTF_8)));
    } finally {
      if (number.isEmpty()) {
        channel.close();
      }
    }
    Path script = scratch.resolve("passphrase.sh");
    Files.deleteIfExists(script);
    Files.createFile(script, owner("rwx------"));
    String quoted = "'" + source.toString().replace("'", "'\\''") + "'";
    Files.writeString(script, "#!/bin/sh\nexec cat " + quoted + "\n");
    return script;
  }

  private static FileAttribute<?> owner(String modes) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes));
  }

  /** Returns a path by which other processes of the user can open an open file, if there is one. */
  private static Optional<Path> numbered(Path file) throws IOException {
    Path descriptors = Path.of(PROCESSES, ProcessHandle.current().pid() + "", "fd");
    if (!Files.isDirectory(descriptors)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.isSymbolicLink(descriptor) && Files.readSymbolicLink(descriptor).equals(real)) {
          return Files.isReadable(descriptor) ? Optional.of(descriptor) : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
