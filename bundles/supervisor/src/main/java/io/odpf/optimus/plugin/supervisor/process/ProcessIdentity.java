// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies a process by its id and its start, since the system reuses ids. On Linux the start is
 * the boot, the PID namespace, and the clock ticks since the boot, which are unaffected by
 * corrections of the clock; elsewhere it is the time that the JDK reports.
 *
 * @param pid the process's id
 * @param start a value that differs for another process with the same id
 */
public record ProcessIdentity(long pid, String start) {
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Of the fields of {@code /proc/PID/stat} after the name in parentheses; see proc(5). */
  private static final int STATE = 1;

  private static final int START_TIME = 20;

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof ProcessIdentity that && pid == that.pid && start.equals(that.start);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pid, start);
  }

  /** Returns the process that has this id now; empty if there is none. */
  public static Optional<ProcessIdentity> of(long pid) {
    if (ProcessHandle.of(pid).isEmpty()) {
      return Optional.empty();
    }
    String start;
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String fields = stat.substring(stat.lastIndexOf(')') + 1);
      if (field(fields, STATE).equals("Z")) {
        return Optional.empty(); // A zombie: it has ended but was not waited for.
      }
      String ticks = field(fields, START_TIME);
      start = place() + ":" + ticks;
    } catch (IOException | IndexOutOfBoundsException e) {
      start =
          ProcessHandle.of(pid)
              .flatMap(it -> it.info().startInstant())
              .map(it -> Long.toString(it.toEpochMilli()))
              .orElse("");
    }
    return start.isEmpty() ? Optional.empty() : Optional.of(new ProcessIdentity(pid, start));
  }

  /** Returns the boot and the PID namespace of this process, separated by the only colon. */
  private static String place() throws IOException {
    String namespace = Files.readSymbolicLink(NAMESPACE).toString();
    return Files.readString(BOOT).trim() + ":" + namespace.replace(':', '-');
  }

  private static String field(String fields, int number) {
    int from = 0;
    for (int i = 0; i < number; i++) {
      from = fields.indexOf(' ', from) + 1;
    }
    return fields.substring(from, fields.indexOf(' ', from));
  }

  /** Returns whether this very process still runs. */
  public boolean alive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /**
   * Returns whether this process has certainly ended. Returns false for a process in another
   * container, whose state is unknown, unless the machine was rebooted since.
   */
  public boolean hasEnded() {
    int end = start.lastIndexOf(':');
    int boot = start.indexOf(':');
    try {
      if (boot >= 0 && boot < end) {
        String here = place();
        boolean sameBoot = here.startsWith(start.substring(0, boot + 1));
        return !sameBoot || here.equals(start.substring(0, end)) && !alive();
      }
    } catch (IOException e) {
      return false;
    }
    return !alive();
  }
}
