// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures writes by the counters that Linux keeps for each process in {@code /proc/PID/io}; see
 * proc(5). The counter of a process includes those of its ended children. Not thread-safe.
 */
final class ProcessWrites implements DiskMeter {
  private final Path proc;
  private final Map<Long, Long> commands = new HashMap<>();

  /**
   * @param proc the directory of processes
   */
  ProcessWrites(Path proc) {
    this.proc = proc;
  }

  /** Tells whether the system counts writes. */
  boolean available() {
    return Files.isReadable(file(ProcessHandle.current().pid()));
  }

  @Override
  public long written(ProcessHandle command) {
    commands.merge(command.pid(), withDescendants(command), Math::max);
    return commands.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Reads a process before its children. A child that ends in between is missing from this sum and
   * counted in the next; in the opposite order it would be counted twice.
   */
  private long withDescendants(ProcessHandle process) {
    long own = count(process.pid());
    try (Stream<ProcessHandle> children = process.children()) {
      return own + children.mapToLong(this::withDescendants).sum();
    }
  }

  /** Returns the bytes passed to write(2), or those of changed pages, including mapped ones. */
  private long count(long process) {
    try {
      long written = 0;
      List<String> lines = Files.readAllLines(file(process));
      for (String line : lines) {
        if (line.startsWith("wchar: ") || line.startsWith("write_bytes: ")) {
          written = Math.max(written, Long.parseLong(line.substring(line.indexOf(' ') + 1)));
        }
      }
      return written;
    } catch (IOException e) {
      // The process has ended; its parent's counter includes it.
      return 0;
    }
  }

  private Path file(long process) {
    return proc.resolve(Long.toString(process)).resolve("io");
  }
}
