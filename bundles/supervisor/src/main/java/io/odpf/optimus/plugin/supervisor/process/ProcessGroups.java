// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Signals the process groups of plugins, and ends them when this process dies for any reason,
 * except those that are to outlive it. A small shell in a session of its own reads commands from a
 * pipe, and kills the remaining groups when the pipe ends. The JDK can signal only single
 * processes, and does nothing for them when it is killed itself. Thread-safe.
 */
public final class ProcessGroups implements AutoCloseable {
  /** The script of the shell. A plugin has one second to end itself before it is killed. */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM PIPE
      groups=
      while read -r order group; do
        case $order in
          add) groups="$groups $group" ;;
          remove)
            rest=
            for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
            groups=$rest ;;
          *) kill -s "$order" -- "-$group" 2>/dev/null ;;
        esac
      done
      [ -n "$groups" ] || exit 0
      for one in $groups; do kill -s TERM -- "-$one" 2>/dev/null; done
      sleep 1
      for one in $groups; do kill -s KILL -- "-$one" 2>/dev/null; done
      """;

  private final ProcessSpawner spawner;

  @GuardedBy("this")
  private final Set<Long> groups = new LinkedHashSet<>();

  @GuardedBy("this")
  private final Set<Long> kept = new HashSet<>();

  @GuardedBy("this")
  private Optional<Shell> shell = Optional.empty();

  @GuardedBy("this")
  private boolean closed;

  /** A shell with the pipe that it reads. */
  private record Shell(Process process, OutputStream orders) {}

  public ProcessGroups(ProcessSpawner spawner) {
    this.spawner = spawner;
  }

  /** Lets the group of a leader end with this process. */
  public synchronized void add(long leader) throws IOException {
    groups.add(leader);
    order("add", leader);
  }

  /** Lets the group of a leader outlive this process. */
  public synchronized void keep(long leader) throws IOException {
    kept.add(leader);
    if (groups.remove(leader)) {
      notifyAll();
      order("remove", leader);
    }
  }

  /** Forgets the group of a leader; the system may use its number again. */
  public synchronized void remove(long leader) throws IOException {
    kept.remove(leader);
    if (groups.remove(leader)) {
      notifyAll();
      if (!closed) {
        order("remove", leader);
      }
    }
  }

  /**
   * Kills all remaining groups, and waits until their owners have removed them, which happens when
   * no process of a group is left.
   *
   * @return whether all were removed in time
   */
  public synchronized boolean end(Duration timeout) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (long group : groups) {
      order("KILL", group);
    }
    for (long left = timeout.toNanos(); !groups.isEmpty(); left = deadline - System.nanoTime()) {
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /**
   * Signals the group of a leader that was added or kept; does nothing for another.
   *
   * @param signal {@code TERM} or {@code KILL}
   */
  public synchronized void signal(long leader, String signal) throws IOException {
    if (groups.contains(leader) || kept.contains(leader)) {
      order(signal, leader);
    }
  }

  @GuardedBy("this")
  private void order(String order, long group) throws IOException {
    if (closed) {
      throw new IOException("process groups are not signalled any more");
    }
    if (shell.filter(it -> it.process().isAlive()).isEmpty()) {
      shell = Optional.of(start());
      for (long known : groups) {
        write("add", known);
      }
      if (order.equals("add")) {
        return;
      }
    }
    write(order, group);
  }

  @GuardedBy("this")
  private void write(String order, long group) throws IOException {
    OutputStream orders = shell.orElseThrow().orders();
    orders.write((order + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
    orders.flush();
  }

  private Shell start() throws IOException {
    Process process = spawner.spawnShell(SCRIPT);
    return new Shell(process, process.getOutputStream());
  }

  /** Ends the shell, and with it every remaining group that is not to outlive this process. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (shell.isPresent()) {
      shell.get().orders().close();
    }
  }
}
