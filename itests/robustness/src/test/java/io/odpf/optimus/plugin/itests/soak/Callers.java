// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls plugins by the management API. Thread-safe. */
final class Callers {
  private final SoakServer server;
  private final Crashes crashes;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger excused = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  Callers(SoakServer server, Crashes crashes) {
    this.server = server;
    this.crashes = crashes;
  }

  /** Calls a plugin that is chosen at random. */
  void callOne() throws Exception {
    Random random = ThreadLocalRandom.current();
    String plugin = server.plugins().get(random.nextInt(server.plugins().size()));
    long start = System.nanoTime();
    HttpResponse<String> reply =
        random.nextInt(10) == 0
            ? server.get("/v1/plugins/" + plugin)
            : server.post(
                "/v1/plugins/" + plugin + "/call",
                "{\"timeoutMillis\": 60000, \"destination\": {\"config\": {\"A\": \"b\"}, \"project\": \"p\"}}");
    calls.incrementAndGet();
    if (reply.statusCode() == 200) {
      return;
    }
    if (crashes.since(plugin, start)) {
      excused.incrementAndGet();
    } else {
      failures.add(plugin + ": " + reply.statusCode() + " " + reply.body());
    }
  }

  int calls() {
    return calls.get();
  }

  /** Returns the number of calls that failed because the plugin was killed. */
  int excused() {
    return excused.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }
}
