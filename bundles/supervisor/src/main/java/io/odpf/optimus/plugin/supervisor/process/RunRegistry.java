// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of running plugin processes, of all hosts of this user: one file each, in a directory
 * that only this user can enter. A host that ends normally leaves no file. Safe for use by several
 * threads and processes.
 */
public final class RunRegistry {
  private static final System.Logger LOG = System.getLogger(RunRegistry.class.getName());

  private final Path parent;
  private final RecordDirectory directory;
  private final Optional<ProcessIdentity> self;

  private RunRegistry(Path parent, RecordDirectory directory, Optional<ProcessIdentity> self) {
    this.parent = parent;
    this.directory = directory;
    this.self = self;
  }

  /**
   * Returns the registry beside the directories of sockets; created when first needed.
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
        parent,
        new RecordDirectory(parent.resolve(name.toString())),
        ProcessIdentity.of(ProcessHandle.current().pid()));
  }

  /** A record, with the name of its file. */
  record Entry(RunRecord run, String name) {}

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
      return; // It has ended, or this system does not identify processes.
    }
    directory.write(
        Long.toString(pid), new RunRecord(plugin, process.get(), self.get(), sockets).json());
  }

  /** Removes the record of a process that has ended, and the directory with the last one. */
  public void remove(long pid) throws IOException {
    remove(Long.toString(pid));
  }

  void remove(String name) throws IOException {
    directory.remove(name);
  }

  /** Returns whether there may be records. */
  public boolean exists() {
    return directory.exists();
  }

  /** Returns the records of hosts that have died. */
  List<Entry> orphans() throws IOException {
    List<Entry> left = new ArrayList<>();
    for (String name : directory.names()) {
      read(name).filter(it -> it.run().host().hasEnded()).ifPresent(left::add);
    }
    return left;
  }

  private Optional<Entry> read(String name) {
    try {
      return Optional.of(new Entry(RunRecord.parse(directory.read(name)), name));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a record of a plugin's process cannot be read: " + directory.path().resolve(name),
          e);
      return Optional.empty();
    }
  }

  /** Returns whether a recorded directory can be a {@link SocketDirectory}. */
  boolean holds(Path sockets) {
    return parent.equals(sockets.getParent())
        && SocketDirectory.isSocketDirectoryName(sockets)
        && !sockets.equals(directory.path());
  }
}
