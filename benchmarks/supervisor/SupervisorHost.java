// SPDX-License-Identifier: Apache-2.0

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.supervisor.SupervisorAssembly;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The counterpart of {@code host/main.go}, with the supervisor instead of the public go-plugin
 * module.
 *
 * <p>{@code SupervisorHost MEASUREMENT DIRECTORY [NUMBER...]} starts the plugins of a directory and
 * prints a line "name value" for each figure.
 */
public final class SupervisorHost {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final CallOptions OPTIONS = CallOptions.DEFAULT.withTimeout(LONG);
  private static final String ANY = "b000"; // Returns the first plugin of a directory.

  private final Supervisor supervisor;

  private SupervisorHost(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    int[] numbers = Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
    Path sockets = Files.createTempDirectory("s");
    PluginDiscovery discovery =
        new PluginDiscovery(
            new PluginDirectories(List.of(directory)),
            Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
            ignored -> List.of());
    try (SupervisorAssembly assembly =
        SupervisorAssembly.create(
            () -> discovery.find().plugins(),
            RunSettings.of(sockets, System.getenv()),
            new RestartPolicy(Duration.ofSeconds(30), LONG, 1_000, LONG, LONG),
            LifecycleLimits.DEFAULT,
            Optional.empty())) {
      assembly.supervisor().rescan();
      new SupervisorHost(assembly.supervisor()).measure(arguments[0], numbers);
    } finally {
      Files.delete(sockets);
    }
  }

  private void measure(String measurement, int[] numbers) throws Exception {
    switch (measurement) {
      case "once" -> {
        supervisor.start(List.of(ANY), LONG);
        client().info(OPTIONS);
      }
      case "spawn" -> spawn(numbers[0], numbers[1]);
      case "ready" -> rounds(numbers[0]);
      case "calls" -> calls(numbers[0], Duration.ofSeconds(numbers[1]));
      case "crash" -> crash(numbers[0]);
      case "memory" -> {
        supervisor.start(List.of(), LONG);
        Thread.sleep(1000);
        report("rss", residentKilobytes() / 1024.0);
      }
      default -> throw new IllegalArgumentException("no measurement " + measurement);
    }
  }

  private PluginClient client() throws Exception {
    return supervisor.client(ANY);
  }

  private void spawn(int warmUp, int count) throws Exception {
    List<Long> replied = new ArrayList<>();
    List<Long> stopped = new ArrayList<>();
    for (int i = 0; i < warmUp + count; i++) {
      long begin = System.nanoTime();
      supervisor.start(List.of(ANY), LONG);
      client().info(OPTIONS);
      long reply = System.nanoTime() - begin;
      begin = System.nanoTime();
      supervisor.stop(List.of(ANY), LONG);
      if (i >= warmUp) {
        replied.add(reply);
        stopped.add(System.nanoTime() - begin);
      }
    }
    report("reply", micros(percentile(replied, 50)));
    report("reply-p95", micros(percentile(replied, 95)));
    report("stop", micros(percentile(stopped, 50)));
  }

  private void rounds(int count) throws Exception {
    List<Long> ready = new ArrayList<>();
    List<Long> stopped = new ArrayList<>();
    long first = 0;
    long cpu = 0;
    for (int i = 0; i < count; i++) {
      long before = processorTime();
      long begin = System.nanoTime();
      supervisor.start(List.of(), LONG);
      long took = System.nanoTime() - begin;
      long used = processorTime() - before;
      begin = System.nanoTime();
      supervisor.stop(List.of(), LONG);
      if (i == 0) {
        first = took;
        continue;
      }
      ready.add(took);
      stopped.add(System.nanoTime() - begin);
      cpu += used;
    }
    report("first", micros(first) / 1000);
    if (count > 1) {
      report("ready", micros(percentile(ready, 50)) / 1000);
      report("cpu", micros(cpu) / 1000 / (count - 1));
      report("stop", micros(percentile(stopped, 50)) / 1000);
    }
  }

  private void calls(int callers, Duration during) throws Exception {
    supervisor.start(List.of(ANY), LONG);
    load(callers, during);
    long before = processorTime();
    long begin = System.nanoTime();
    List<Long> taken = load(callers, during);
    long cpu = processorTime() - before;
    long wall = System.nanoTime() - begin;
    report("p50", micros(percentile(taken, 50)));
    report("p99", micros(percentile(taken, 99)));
    report("rate", taken.size() / (wall / 1e9));
    report("cpu", micros(cpu) / taken.size());
  }

  private List<Long> load(int callers, Duration during) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long end = System.nanoTime() + during.toNanos();
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(
            threads.submit(
                () -> {
                  PluginClient client = client();
                  List<Long> mine = new ArrayList<>();
                  for (long begin = System.nanoTime(); begin - end < 0; ) {
                    client.info(OPTIONS);
                    long now = System.nanoTime();
                    mine.add(now - begin);
                    begin = now;
                  }
                  return mine;
                }));
      }
      List<Long> taken = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        taken.addAll(one.get());
      }
      return taken;
    } finally {
      threads.shutdown();
    }
  }

  /** Kills the plugin, and reports the time until the supervisor notices. */
  private void crash(int count) throws Exception {
    List<Long> noticed = new ArrayList<>();
    BlockingQueue<Long> told = new ArrayBlockingQueue<>(count);
    SupervisorListener listener =
        new SupervisorListener() {
          @Override
          public void changed(PluginEvent event) {
            if (event.to() == PluginState.BACKOFF) {
              told.add(System.nanoTime());
            }
          }
        };
    try (Supervisor.Registration registration = supervisor.listen(listener)) {
      for (int i = 0; i < count; i++) {
        supervisor.start(List.of(ANY), LONG);
        client().info(OPTIONS);
        PluginStatus status = supervisor.plugin(ANY).orElseThrow();
        long begin = System.nanoTime();
        ProcessHandle.of(status.pid().orElseThrow()).orElseThrow().destroyForcibly();
        noticed.add(told.take() - begin);
        supervisor.stop(List.of(ANY), LONG);
      }
    }
    report("noticed", micros(percentile(noticed, 50)));
  }

  private static long percentile(List<Long> all, int percent) {
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(sorted.length - 1) * percent / 100];
  }

  private static double micros(long nanos) {
    return nanos / 1000.0;
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long residentKilobytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IllegalStateException("/proc/self/status does not tell VmRSS");
  }

  private static void report(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
  }
}
