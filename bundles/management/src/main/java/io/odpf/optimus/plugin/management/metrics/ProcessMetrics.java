// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.metrics.Sample;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Metrics of this process, under the names that Prometheus client libraries use for processes and
 * JVMs. Omits values that the operating system does not provide. Thread-safe.
 */
public final class ProcessMetrics implements MetricSource {
  private static final Path SELF = Path.of("/proc/self");
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final long KIB = 1024;

  private final String version;

  /**
   * Creates the metrics.
   *
   * @param version the version of the runtime
   */
  public ProcessMetrics(String version) {
    this.version = version;
  }

  @Override
  public List<MetricFamily> metrics() {
    List<MetricFamily> families = new ArrayList<>();
    families.add(
        new MetricFamily(
            "optimus_plugin_build_info",
            "The version of the runtime and of its Java.",
            MetricFamily.Type.INFO,
            List.of("version", "java"),
            List.of(Sample.Value.of(1, version, System.getProperty("java.version", "")))));
    ProcessHandle.Info process = ProcessHandle.current().info();
    process
        .totalCpuDuration()
        .ifPresent(
            cpu ->
                families.add(
                    single(
                        "process_cpu_seconds_total",
                        "Processor time of the runtime.",
                        MetricFamily.Type.COUNTER,
                        cpu.toNanos() / NANOS)));
    process
        .startInstant()
        .ifPresent(
            start ->
                families.add(
                    single(
                        "process_start_time_seconds",
                        "The start of the runtime, in seconds since 1970.",
                        MetricFamily.Type.GAUGE,
                        start.toEpochMilli() / MILLIS)));
    addMemory(families);
    addDescriptors(families);
    addJvm(families);
    return families;
  }

  private static MetricFamily single(
      String name, String help, MetricFamily.Type type, double value) {
    return new MetricFamily(name, help, type, List.of(), List.of(Sample.Value.of(value)));
  }

  /** Adds the resident memory from {@code /proc/self/status}; see proc(5). */
  private static void addMemory(List<MetricFamily> families) {
    try (Stream<String> lines = Files.lines(SELF.resolve("status"), StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .forEach(
              kib ->
                  families.add(
                      single(
                          "process_resident_memory_bytes",
                          "Resident memory of the runtime.",
                          MetricFamily.Type.GAUGE,
                          (double) Long.parseLong(kib) * KIB)));
    } catch (IOException | RuntimeException e) {
      // Only Linux has this file.
    }
  }

  private static void addDescriptors(List<MetricFamily> families) {
    try (Stream<Path> open = Files.list(SELF.resolve("fd"))) {
      families.add(
          single(
              "process_open_fds",
              "Open files and sockets of the runtime.",
              MetricFamily.Type.GAUGE,
              (double) open.count()));
    } catch (IOException | RuntimeException e) {
      // Only Linux has this directory.
    }
  }

  private static void addJvm(List<MetricFamily> families) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    families.add(
        new MetricFamily(
            "jvm_memory_used_bytes",
            "Used memory of the JVM, by area.",
            MetricFamily.Type.GAUGE,
            List.of("area"),
            List.of(
                Sample.Value.of(heap.getUsed(), "heap"),
                Sample.Value.of(memory.getNonHeapMemoryUsage().getUsed(), "nonheap"))));
    families.add(
        new MetricFamily(
            "jvm_memory_max_bytes",
            "The most memory that the JVM may use, by area.",
            MetricFamily.Type.GAUGE,
            List.of("area"),
            List.of(Sample.Value.of(heap.getMax(), "heap"))));
    families.add(
        single(
            "jvm_threads_current",
            "Threads of the JVM.",
            MetricFamily.Type.GAUGE,
            ManagementFactory.getThreadMXBean().getThreadCount()));
    List<Sample> collections = new ArrayList<>();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections.add(
          new Sample.Distribution(
              List.of(collector.getName()),
              List.of(),
              List.of(Math.max(0, collector.getCollectionCount())),
              Math.max(0, collector.getCollectionTime()) / MILLIS));
    }
    families.add(
        new MetricFamily(
            "jvm_gc_collection_seconds",
            "Number and time of garbage collections, by collector.",
            MetricFamily.Type.HISTOGRAM,
            List.of("gc"),
            collections));
  }
}
