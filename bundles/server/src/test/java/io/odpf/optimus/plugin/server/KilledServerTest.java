// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.RunRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed at any time loses nothing that it had confirmed, and leaves nothing half
 * done. {@code -Doptimus.kills=100} kills more often.
 */
@Tag("process")
final class KilledServerTest {
  private static final int KILLS = Integer.getInteger("optimus.kills", 3);
  private static final int MOST_STEPS = 40;

  private final Random random = new Random(18);
  private final Map<Integer, String> times = new HashMap<>();
  private int deployed;
  private int set;

  @TempDir Path directory;

  @Test
  void losesNothingInAFileOfSqlite() throws Exception {
    TestStore store = TestStore.sqlite(directory);
    killRepeatedly(store, directory.resolve("server.db").toString());
  }

  @Test
  void losesNothingInPostgres() throws Exception {
    TestStore store = TestStore.postgres();
    killRepeatedly(store, ((StoreLocation.PostgresDatabase) store.location()).url());
  }

  private static JobServer open(TestStore store) throws Exception {
    return ServerFixture.open(store, Clock.systemUTC(), KilledServer.FIRST, KilledServer.SECOND);
  }

  private void killRepeatedly(TestStore store, String address) throws Exception {
    try (JobServer server = open(store)) {
      ServerFixture.fill(server);
      server.secrets().register(ServerFixture.secret("token"), KilledServer.encoded(0));
      server.jobs().deploy(ServerFixture.SPACE, KilledServer.jobs(0));
    }
    for (int i = 0; i < KILLS; i++) {
      kill(address);
      try (JobServer server = open(store)) {
        verify(server);
      }
    }
    assertThat(times).isNotEmpty();
  }

  /** Lets a process work, and kills it while it does the next step. */
  private void kill(String address) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                address,
                String.valueOf(Math.max(deployed, set) + 1))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      int steps = 4 + random.nextInt(MOST_STEPS);
      for (int i = 0; i < steps; i++) {
        lines.add(reader.readLine());
      }
      // Unlike the process, its handle leaves open what was printed.
      process.toHandle().destroyForcibly();
      reader.lines().forEach(lines::add);
    } finally {
      process.destroyForcibly().waitFor();
    }
    lines.forEach(this::confirmed);
  }

  private void confirmed(String line) {
    assertThat(line).isNotNull();
    String[] words = line.split(" ");
    int generation = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "deploy" -> deployed = generation;
      case "secret" -> set = generation;
      case "run" -> times.put(generation, words[2]);
      default -> assertThat(words[0]).isEqualTo("rotate");
    }
  }

  private void verify(JobServer server) throws Exception {
    Set<String> generations =
        server.jobs().jobs(ServerFixture.SPACE).stream()
            .map(JobSpec::identity)
            .map(identity -> identity.description())
            .collect(Collectors.toSet());
    assertThat(generations).hasSize(1);
    int found = number(generations.iterator().next());
    assertThat(found).isBetween(deployed, deployed + 1);
    deployed = found;
    Instant any = Instant.parse("2021-05-26T02:00:00Z");
    String token =
        server
            .runs()
            .register(new RunRequest("p", "job_0", any, Unit.task("neo")))
            .context()
            .secrets()
            .get("TOKEN")
            .reveal();
    assertThat(number(token)).isBetween(set, set + 1);
    set = number(token);
    for (Map.Entry<Integer, String> run : times.entrySet()) {
      assertThat(KilledServer.executionTime(server, run.getKey())).isEqualTo(run.getValue());
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
  }
}
