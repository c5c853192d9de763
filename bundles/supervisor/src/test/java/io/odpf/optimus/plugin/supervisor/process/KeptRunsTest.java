// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each process has one host at a time. */
@Tag("process")
class KeptRunsTest {
  private static final int PROCESSES = 8;
  private static final int HOSTS = 8;
  private static final int ROUNDS = 25;

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void startProcesses() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(new ProcessBuilder("sleep", "600").start());
    }
  }

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  private KeptRuns host() {
    return KeptRuns.in(directory.resolve("kept"));
  }

  private KeptRun run(Process process, String certificate) {
    return new KeptRun(
        "neo",
        ProcessIdentity.of(process.pid()).orElseThrow(),
        directory.resolve("optimus-1"),
        "1|1|unix|/socket|grpc|",
        certificate.isEmpty() ? Optional.empty() : Optional.of(certificate),
        new KeptRun.Origin(directory.resolve("neo"), "key 1", Optional.of("sha256:1"), "sha256:2"),
        17);
  }

  @Test
  void passesAllOfARunToTheNextHost() throws Exception {
    KeptRuns first = host();
    KeptRun run = run(processes.get(0), "secret");
    first.add(run);
    assertThat(host().take()).isEmpty();

    first.release(run.process().pid());

    assertThat(host().take()).containsExactly(run);
    assertThat(host().take()).isEmpty();
    assertThat(run.toString()).doesNotContain("secret");
  }

  @Test
  void givesEachProcessToOneOfManyConcurrentHosts() throws Exception {
    KeptRuns first = host();
    Set<Long> pids = new HashSet<>();
    for (Process process : processes) {
      first.add(run(process, ""));
      first.release(process.pid());
      pids.add(process.pid());
    }
    ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        List<Callable<List<KeptRun>>> hosts = new ArrayList<>();
        List<KeptRuns> owners = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
          KeptRuns host = host();
          owners.add(host);
          hosts.add(host::take);
        }
        List<Long> taken = new ArrayList<>();
        List<Future<List<KeptRun>>> results = threads.invokeAll(hosts);
        for (int i = 0; i < HOSTS; i++) {
          for (KeptRun run : results.get(i).get()) {
            taken.add(run.process().pid());
            owners.get(i).release(run.process().pid());
          }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(pids);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> files = Files.list(directory.resolve("kept"))) {
      assertThat(files).hasSize(PROCESSES);
    }
  }

  @Test
  void leavesNothingWhenTheLastProcessHasEnded() throws Exception {
    KeptRuns host = host();
    host.add(run(processes.get(0), ""));

    host.remove(processes.get(0).pid());

    assertThat(directory.resolve("kept")).doesNotExist();
  }
}
