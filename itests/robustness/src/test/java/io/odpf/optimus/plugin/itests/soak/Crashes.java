// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import io.odpf.optimus.plugin.itests.process.Eventually;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills processes of plugins. Thread-safe. */
final class Crashes {
  private final SoakServer server;
  private final Set<String> recovering = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> recovered = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  Crashes(SoakServer server) {
    this.server = server;
  }

  /** Kills a plugin's process and waits until the plugin is ready again. */
  void crashOne() throws Exception {
    int index = ThreadLocalRandom.current().nextInt(server.plugins().size());
    String plugin = server.plugins().get(index);
    long pid = server.status().pid(plugin);
    if (pid == 0) {
      return; // It is being replaced.
    }
    recovering.add(plugin);
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    count.incrementAndGet();
    Eventually.until(
        () -> plugin + " ready again",
        () -> server.status().pid(plugin) != pid && server.status().ready(plugin));
    recovered.put(plugin, System.nanoTime());
    recovering.remove(plugin);
  }

  /** Returns whether the plugin was killed, and not ready again before a time. */
  boolean since(String plugin, long nanos) {
    Long end = recovered.get(plugin);
    return recovering.contains(plugin) || end != null && end - nanos > 0;
  }

  int count() {
    return count.get();
  }
}
