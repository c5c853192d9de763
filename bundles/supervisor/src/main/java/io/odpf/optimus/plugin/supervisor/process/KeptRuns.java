// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records of processes that outlive their hosts, each owned by one host at a time. A record's file
 * is {@code PID.GENERATION}: a host takes a process by creating the file of the next generation, in
 * which only one host can succeed. The latest generation counts. Safe for use by several threads
 * and processes.
 */
public final class KeptRuns {
  private static final System.Logger LOG = System.getLogger(KeptRuns.class.getName());

  private final RecordDirectory directory;
  private final Optional<ProcessIdentity> self;

  @GuardedBy("this")
  private final Map<Long, Owned> owned = new HashMap<>();

  private KeptRuns(RecordDirectory directory, Optional<ProcessIdentity> self) {
    this.directory = directory;
    this.self = self;
  }

  /**
   * Uses the records in a directory, which is created when first needed.
   *
   * @param directory its parent must exist
   */
  public static KeptRuns in(Path directory) {
    return new KeptRuns(
        new RecordDirectory(directory), ProcessIdentity.of(ProcessHandle.current().pid()));
  }

  /** A record of this host, with the name of its file. */
  private record Owned(KeptRun run, String name) {}

  /** A record's file. */
  private record Slot(long pid, int generation) {
    String name() {
      return pid + "." + generation;
    }

    Slot next() {
      return new Slot(pid, generation + 1);
    }

    /** Returns the slot of a name; empty for other names. */
    static Optional<Slot> of(String name) {
      int dot = name.indexOf('.');
      try {
        return dot < 0
            ? Optional.empty()
            : Optional.of(
                new Slot(
                    Long.parseLong(name.substring(0, dot)),
                    Integer.parseInt(name.substring(dot + 1))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** Returns whether there may be records. */
  public boolean exists() {
    return directory.exists();
  }

  /**
   * Records a process of this host that is to outlive it.
   *
   * @throws IOException if it cannot be written; the next host will not find the process then
   */
  public synchronized void add(KeptRun run) throws IOException {
    if (self.isEmpty()) {
      throw new IOException("this system cannot distinguish processes that reuse an id");
    }
    Slot slot = new Slot(run.process().pid(), 1);
    // A record of an earlier process of this id may be left.
    for (Slot before : latest().values()) {
      if (before.pid() == slot.pid()) {
        slot = before.next();
      }
    }
    directory.writeNew(slot.name(), run.json(self));
    removeBefore(slot);
    owned.put(slot.pid(), new Owned(run, slot.name()));
  }

  /** Removes the record of an ended process of this host. */
  public synchronized void remove(long pid) throws IOException {
    Owned record = owned.remove(pid);
    if (record != null) {
      directory.remove(record.name());
    }
  }

  /** Releases a process of this host: the next host may take it, though this one still runs. */
  public synchronized void release(long pid) throws IOException {
    Owned record = owned.remove(pid);
    if (record != null) {
      directory.write(record.name(), record.run().json(Optional.empty()));
    }
  }

  /**
   * Takes over all processes whose host has ended, including processes that have ended themselves.
   *
   * @throws IOException if there are records that others may have written
   */
  public synchronized List<KeptRun> take() throws IOException {
    List<KeptRun> taken = new ArrayList<>();
    if (self.isPresent()) {
      for (Slot slot : latest().values()) {
        try {
          take(slot).ifPresent(taken::add);
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
          LOG.log(Level.DEBUG, "another host has taken a plugin''s process, {0}", slot.pid());
        } catch (IOException e) {
          LOG.log(
              Level.WARNING,
              "a record of a plugin's process cannot be used: "
                  + directory.path().resolve(slot.name()),
              e);
        }
      }
    }
    return taken;
  }

  @GuardedBy("this")
  private Optional<KeptRun> take(Slot slot) throws IOException {
    TextRecord record = TextRecord.parse(directory.read(slot.name()));
    KeptRun run = KeptRun.of(record);
    Optional<ProcessIdentity> host = record.host();
    boolean free = host.isEmpty() || host.get().hasEnded();
    boolean known = run.process().alive() || run.process().hasEnded();
    if (!free || !known) {
      return Optional.empty(); // Its host still runs, or is in another container.
    }
    Slot next = slot.next();
    directory.writeNew(next.name(), run.json(self));
    Slot last = latest().get(slot.pid());
    if (last != null && last.generation() > next.generation()) {
      directory.remove(next.name()); // Another host has taken and released it meanwhile.
      return Optional.empty();
    }
    removeBefore(next);
    owned.put(next.pid(), new Owned(run, next.name()));
    return Optional.of(run);
  }

  /** Returns the latest file of each process. */
  private Map<Long, Slot> latest() throws IOException {
    Map<Long, Slot> latest = new TreeMap<>();
    for (String name : directory.names()) {
      Slot.of(name)
          .ifPresent(
              slot ->
                  latest.merge(
                      slot.pid(),
                      slot,
                      (one, other) -> one.generation() > other.generation() ? one : other));
    }
    return latest;
  }

  private void removeBefore(Slot last) throws IOException {
    for (String name : directory.names()) {
      Optional<Slot> slot = Slot.of(name);
      if (slot.isPresent()
          && slot.get().pid() == last.pid()
          && slot.get().generation() < last.generation()) {
        directory.remove(name);
      }
    }
  }
}
