// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a runtime uses, taken again and again. */
final class Samples {
  private final List<Sample> samples = new ArrayList<>();
  private final long start = System.nanoTime();

  /**
   * @param seconds since the start
   * @param heap the bytes of the heap that are in use after a full collection
   * @param resident the bytes of memory of the process
   * @param threads the number of its threads
   * @param files the number of its open files
   * @param processes the number of processes that it started and that have not ended
   */
  record Sample(long seconds, long heap, long resident, long threads, long files, long processes) {}

  synchronized void add(SoakServer server) throws Exception {
    Path process = Path.of("/proc", Long.toString(server.pid()));
    long heap = server.heap();
    long resident = 0;
    long threads = 0;
    for (String line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = number(line) * 1024;
      } else if (line.startsWith("Threads:")) {
        threads = number(line);
      }
    }
    samples.add(
        new Sample(
            (System.nanoTime() - start) / 1_000_000_000,
            heap,
            resident,
            threads,
            files(process),
            ProcessHandle.of(server.pid()).orElseThrow().children().count()));
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }

  private static long files(Path process) throws IOException {
    try (var files = Files.list(process.resolve("fd"))) {
      return files.count();
    }
  }

  synchronized int size() {
    return samples.size();
  }

  /** Writes a line for each sample; returns the first and the last one. */
  synchronized String write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("seconds\theap\tresident\tthreads\tfiles\tprocesses");
    for (Sample it : samples) {
      lines.add(
          String.format(
              "%d\t%d\t%d\t%d\t%d\t%d",
              it.seconds(), it.heap(), it.resident(), it.threads(), it.files(), it.processes()));
    }
    Files.write(file, lines);
    return samples.isEmpty() ? "" : samples.get(0) + "\n" + samples.get(samples.size() - 1) + "\n";
  }

  /** Returns the median of the last quarter divided by that of the second quarter, by name. */
  synchronized Map<String, Double> growth() {
    Map<String, Double> growth = new LinkedHashMap<>();
    growth.put("heap", growth(samples.stream().map(Sample::heap).toList()));
    growth.put("resident", growth(samples.stream().map(Sample::resident).toList()));
    growth.put("threads", growth(samples.stream().map(Sample::threads).toList()));
    growth.put("files", growth(samples.stream().map(Sample::files).toList()));
    growth.put("processes", growth(samples.stream().map(Sample::processes).toList()));
    return growth;
  }

  private static double growth(List<Long> values) {
    int quarter = values.size() / 4;
    return (double) median(values.subList(3 * quarter, values.size()))
        / median(values.subList(quarter, 2 * quarter));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
  }
}
