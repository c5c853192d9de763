// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Restarts kept plugins to which a host cannot attach. */
class ReattachRestartTest extends ReattachTestCase {
  @Test
  void restartsAPluginThatHasEnded() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    ProcessHandle left = ProcessHandle.of(pid).orElseThrow();
    left.destroyForcibly();
    left.onExit().join();

    SupervisorAssembly next = host();

    assertThat(start(next).pid()).isPresent().isNotEqualTo(pid);
    Eventually.until(
        () -> "records: " + RealPlugins.files(records),
        () -> RealPlugins.files(records).size() == 1);
  }

  @Test
  void restartsAPluginThatNoLongerServes() throws Exception {
    Path health = directory.resolve("health");
    install(Role.of(Generation.C).with("health-file", health.toString()).with("ignore-term"));
    long pid = leave();
    // Those of this file alone: the new one has the same role.
    Files.writeString(health, "not-serving");
    SupervisorAssembly next = host();
    next.supervisor().rescan();
    CompletableFuture<Void> gone =
        ProcessHandle.of(pid).orElseThrow().onExit().thenAccept(ended -> delete(health));

    next.supervisor().start(List.of(), LONG);

    gone.join();
    assertThat(status(next).pid().orElse(pid)).isNotEqualTo(pid);
    assertThat(alive(pid)).isFalse();
  }

  @Test
  void restartsAPluginWhoseSocketIsMissing() throws Exception {
    install(Role.of(Generation.C));
    long pid = leave();
    for (Path inside : RealPlugins.files(RealPlugins.files(sockets).get(0))) {
      if (inside.getFileName().toString().startsWith("plugin")) {
        Files.delete(inside);
      }
    }

    assertThat(start(host()).pid().orElse(pid)).isNotEqualTo(pid);

    assertThat(alive(pid)).isFalse();
  }
}
