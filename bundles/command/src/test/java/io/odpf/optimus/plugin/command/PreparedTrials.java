// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialEnd;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Trials whose processes answer like one client; a file named {@code broken} does not start. */
record PreparedTrials(PluginClient client) implements PluginTrials {

  @Override
  public PluginTrial start(TrialRequest request) throws SupervisorException {
    if (request.file().endsWith("broken")) {
      throw new SupervisorException(
          Problem.of(CommonProblem.UNKNOWN, "it answered \u001b[2J", ""), null);
    }
    return new Trial(client);
  }

  @Override
  public void close() {}

  private record Trial(PluginClient client) implements PluginTrial {
    @Override
    public String handshake() {
      return "1|1|unix|/tmp/s|grpc|";
    }

    @Override
    public Duration handshakeTime() {
      return Duration.ofMillis(40);
    }

    @Override
    public Set<String> services() {
      return Set.of();
    }

    @Override
    public boolean alive() {
      return true;
    }

    @Override
    public OptionalInt awaitExit(Duration timeout) {
      return OptionalInt.empty();
    }

    @Override
    public String printed() {
      return "";
    }

    @Override
    public List<String> lastLines() {
      return List.of();
    }

    @Override
    public TrialEnd shutDown(Duration timeout) {
      return new TrialEnd(OptionalInt.of(0), Duration.ofSeconds(3), false, "");
    }

    @Override
    public void close() {}
  }
}
