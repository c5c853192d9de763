// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records of running plugin processes, of all hosts of this user: one file each, in a directory
 * that only this user can enter. A host that ends normally leaves no file. Safe for use by several
 * threads and processes.
 */
public final class RunRegistry {
  private static final System.Logger LOG = System.getLogger(RunRegistry.class.getName());
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATELY =
      PosixFilePermissions.asFileAttribute(PRIVATE);
  private static final String UNFINISHED = ".new";
  private static final int LARGEST = 64 << 10;
  private static final int ATTEMPTS = 10;
  private static final Duration TO_WRITE = Duration.ofMinutes(1);

  private final Path parent;
  private final Path directory;
  private final Optional<ProcessIdentity> self;

  private RunRegistry(Path parent, Path directory, Optional<ProcessIdentity> self) {
    this.parent = parent;
    this.directory = directory;
    this.self = self;
  }

  /**
   * The registry beside the directories of sockets; it is made when it is first needed.
   *
   * @param parent of {@link SocketDirectory}
   */
  public static RunRegistry in(Path parent) {
    StringBuilder name = new StringBuilder("optimus-runs-");
    String user = System.getProperty("user.name", "");
    for (int i = 0; i < user.length(); i++) {
      char c = user.charAt(i);
      name.append(c < 128 && Character.isLetterOrDigit(c) || c == '-' ? c : '_');
    }
    return new RunRegistry(
        parent, parent.resolve(name.toString()), ProcessIdentity.of(ProcessHandle.current().pid()));
  }

  /** A record, with its file. */
  record Entry(RunRecord run, Path file) {}

  /**
   * Records a process of this host.
   *
   * @param pid of a process that was just started
   * @throws IOException if it cannot be written; the process is then ended with its host only as
   *     long as {@link ProcessGroups} works
   */
  public void add(String plugin, long pid, Path sockets) throws IOException {
    Optional<ProcessIdentity> process = ProcessIdentity.of(pid);
    if (process.isEmpty() || self.isEmpty()) {
      return; // It has ended, or this system tells nothing about processes.
    }
    byte[] record =
        new RunRecord(plugin, process.get(), self.get(), sockets)
            .json()
            .getBytes(StandardCharsets.UTF_8);
    for (int attempt = 1; ; attempt++) {
      try {
        write(pid, record);
        return;
      } catch (NoSuchFileException removed) {
        // Another host, until now the only one, has removed the directory at this moment.
        if (attempt == ATTEMPTS) {
          throw removed;
        }
      }
    }
  }

  private synchronized void write(long pid, byte[] record) throws IOException {
    try {
      Files.createDirectory(directory, PRIVATELY);
    } catch (FileAlreadyExistsException there) {
      requireOwn();
    }
    Path unfinished = directory.resolve(pid + UNFINISHED);
    Files.write(unfinished, record);
    Files.move(unfinished, file(pid), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(long pid) {
    return directory.resolve(Long.toString(pid));
  }

  /** Removes the record of a process that has ended, and the directory with the last one. */
  public void remove(long pid) throws IOException {
    remove(file(pid));
  }

  synchronized void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException used) {
      // Other processes run.
    }
  }

  /**
   * Refuses a directory that others can write to: its records decide which processes are killed.
   */
  private void requireOwn() throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()
        || !attributes.permissions().equals(PRIVATE)
        || !attributes.owner().equals(user())) {
      throw new IOException(directory + " is not a directory of this user alone; remove it");
    }
  }

  private UserPrincipal user() throws IOException {
    Path process = Path.of("/proc/self");
    return Files.exists(process)
        ? Files.getOwner(process)
        : directory
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
  }

  /** Whether there may be records. */
  public boolean exists() {
    return Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
  }

  /** The records of hosts that have died. */
  List<Entry> left() throws IOException {
    List<Entry> left = new ArrayList<>();
    if (!exists()) {
      return left;
    }
    requireOwn();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        read(file).filter(it -> it.run().host().gone()).ifPresent(left::add);
      }
    }
    return left;
  }

  private Optional<Entry> read(Path file) throws IOException {
    try (InputStream in = RegularFile.open(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
      return Optional.of(new Entry(RunRecord.parse(text), file));
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING, "a record of a plugin's process cannot be read: " + file, e);
      return Optional.empty();
    }
  }

  /** Whether a directory is one of {@link SocketDirectory}, as a record should say. */
  boolean holds(Path sockets) {
    Path name = sockets.getFileName();
    return parent.equals(sockets.getParent())
        && name.toString().startsWith(SocketDirectory.PREFIX)
        && !sockets.equals(directory);
  }
}
