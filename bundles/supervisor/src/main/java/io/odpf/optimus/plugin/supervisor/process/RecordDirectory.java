// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A directory of records that only this user can enter: created with the first record and removed
 * with the last. Safe for use by several threads and processes.
 */
final class RecordDirectory {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATELY =
      PosixFilePermissions.asFileAttribute(PRIVATE);
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(PRIVATE));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<StandardOpenOption> CREATION =
      EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final String UNFINISHED = ".new";

  /** The age from which an unfinished file belongs to a host that has died. */
  private static final Duration TO_WRITE = Duration.ofMinutes(1);

  private static final int LARGEST = 64 << 10;
  private static final int ATTEMPTS = 10;

  private final Path path;

  RecordDirectory(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Returns whether there may be records. */
  boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes a record, replacing one of the same name. */
  void write(String name, String record) throws IOException {
    publish(
        name, record, (written, file) -> Files.move(written, file, StandardCopyOption.ATOMIC_MOVE));
  }

  /**
   * Writes a record unless one of its name exists.
   *
   * @throws FileAlreadyExistsException if one exists, even if another host has just written it
   */
  void writeNew(String name, String record) throws IOException {
    publish(
        name,
        record,
        (written, file) -> {
          try {
            Files.createLink(file, written);
          } finally {
            Files.deleteIfExists(written);
          }
        });
  }

  /** Moves a complete file to its name. */
  @FunctionalInterface
  private interface Publication {
    void run(Path written, Path file) throws IOException;
  }

  private void publish(String name, String record, Publication publication) throws IOException {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    for (int attempt = 1; ; attempt++) {
      try {
        publish(name, bytes, publication);
        return;
      } catch (NoSuchFileException e) {
        // Another host has just removed the directory together with its last record.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private synchronized void publish(String name, byte[] record, Publication publication)
      throws IOException {
    try {
      Files.createDirectory(path, PRIVATELY);
    } catch (FileAlreadyExistsException e) {
      requireOwn();
    }
    String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path unfinished = path.resolve(name + "-" + unique + UNFINISHED);
    try (SeekableByteChannel file = Files.newByteChannel(unfinished, CREATION, PRIVATE_FILE)) {
      file.write(ByteBuffer.wrap(record));
    }
    publication.run(unfinished, path.resolve(name));
  }

  /** Removes a record, if it is there, and the directory with the last one. */
  synchronized void remove(String name) throws IOException {
    Files.deleteIfExists(path.resolve(name));
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      // There are records of other processes.
    }
  }

  /** Returns the names of all records, in no order. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (!exists()) {
      return names;
    }
    requireOwn();
    Instant abandoned = Instant.now().minus(TO_WRITE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.endsWith(UNFINISHED)) {
          names.add(name);
        } else if (Files.getLastModifiedTime(file).toInstant().isBefore(abandoned)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      names.clear();
    }
    return names;
  }

  /**
   * Reads a record.
   *
   * @throws NoSuchFileException if it was removed
   * @throws IOException if it cannot be read, or others may have written it
   */
  String read(String name) throws IOException {
    Path file = path.resolve(name);
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.owner().equals(user()) || isOpenToOthers(attributes)) {
      throw new IOException(file + " is not a file of this user alone; remove it");
    }
    try (InputStream in = RegularFile.open(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
  }

  private static boolean isOpenToOthers(PosixFileAttributes attributes) {
    Set<PosixFilePermission> others = EnumSet.copyOf(OF_OTHERS);
    others.retainAll(attributes.permissions());
    return !others.isEmpty();
  }

  /** Refuses a directory that others can write to, since records decide what to kill. */
  private void requireOwn() throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()
        || !attributes.permissions().equals(PRIVATE)
        || !attributes.owner().equals(user())) {
      throw new IOException(path + " is not a directory of this user alone; remove it");
    }
  }

  private UserPrincipal user() throws IOException {
    Path process = Path.of("/proc/self");
    return Files.exists(process)
        ? Files.getOwner(process)
        : path.getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
  }
}
