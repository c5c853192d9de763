// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
  private static final Logger LOGGER = Logger.getLogger(ProblemLog.class.getName());

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord log) {
          lines.add(new SimpleFormatter().formatMessage(log));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
  }

  private static PluginEvent event(PluginState to, Optional<Problem> failure) {
    return new PluginEvent(Instant.EPOCH, "neo", PluginState.STARTING, to, "x", failure);
  }

  @Test
  void logsEachFailureWithItsConsequenceAndHint() {
    Optional<Problem> failure =
        Optional.of(
            Problem.ofPlugin("neo", LifecycleProblem.CRASHED, "plugin neo ended", "run it"));
    ProblemLog log = new ProblemLog();

    log.changed(event(PluginState.BACKOFF, failure));
    log.changed(event(PluginState.FAILED, failure));
    log.changed(event(PluginState.READY, failure));
    log.changed(event(PluginState.READY, Optional.empty()));

    assertThat(lines)
        .containsExactly(
            "plugin neo ended; it is being restarted; run it",
            "plugin neo ended; it is not restarted; run it",
            "plugin neo ended; its previous process continues; run it");
  }
}
