// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import static io.odpf.optimus.plugin.management.conversion.Values.text;
import static io.odpf.optimus.plugin.management.conversion.Values.timestamp;
import static io.odpf.optimus.plugin.management.conversion.Values.word;

import io.odpf.optimus.plugin.api.management.PluginComparison;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import io.odpf.optimus.plugin.proto.management.ComparedPlugin;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.FollowChange;
import io.odpf.optimus.plugin.proto.management.FollowStatus;
import io.odpf.optimus.plugin.proto.management.PluginProcess;
import io.odpf.optimus.plugin.proto.management.PluginVersion;
import io.odpf.optimus.plugin.proto.management.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Converts comparisons of wanted, installed and running plugins, and the follower's state. */
public final class ComparisonMessages {
  private ComparisonMessages() {}

  /** Adds a comparison to a status. */
  public static void add(PluginComparison comparison, Status.Builder status) {
    comparison.plugins().forEach(plugin -> status.addCompared(of(plugin)));
    comparison.problems().forEach(problem -> status.addProblems(ProblemMessages.of(problem)));
  }

  private static ComparedPlugin of(io.odpf.optimus.plugin.api.management.ComparedPlugin plugin) {
    ComparedPlugin.Builder message = ComparedPlugin.newBuilder().setName(plugin.name());
    plugin.wanted().ifPresent(wanted -> message.setWanted(of(wanted.version(), wanted.digest())));
    plugin
        .installed()
        .ifPresent(
            file ->
                message
                    .setInstalled(of(file.version(), file.digest()))
                    .setInstalledState(word(file.state())));
    plugin
        .running()
        .ifPresent(
            status -> {
              message.setState(word(status.state()));
              status.serving().ifPresent(process -> message.setRunning(of(process)));
              status.canary().ifPresent(process -> message.setCanary(of(process)));
              status.failure().ifPresent(it -> message.setFailure(ProblemMessages.of(it)));
            });
    plugin.divergences().forEach(divergence -> message.addDivergences(word(divergence)));
    return message.build();
  }

  private static PluginVersion of(Optional<String> version, Optional<Digest> digest) {
    return PluginVersion.newBuilder().setVersion(text(version)).setDigest(text(digest)).build();
  }

  private static PluginProcess of(ProcessStatus process) {
    return PluginProcess.newBuilder()
        .setPid(process.pid())
        .setVersion(text(process.version()))
        .setDigest(text(process.digest()))
        .setSince(timestamp(process.since()))
        .build();
  }

  /** Converts the follower's status. */
  public static FollowStatus of(io.odpf.optimus.plugin.api.management.FollowStatus status) {
    FollowStatus.Builder message =
        FollowStatus.newBuilder()
            .setPhase(word(status.phase()))
            .setSince(timestamp(status.since()));
    status.problems().forEach(problem -> message.addProblems(ProblemMessages.of(problem)));
    status.retry().ifPresent(retry -> message.setRetryAt(timestamp(retry)));
    return message.build();
  }

  /** Converts a change in following a configuration to an event. */
  public static Event of(
      Instant at,
      Enum<?> kind,
      List<io.odpf.optimus.plugin.api.manager.PluginOutcome> plugins,
      List<Problem> problems) {
    FollowChange.Builder change = FollowChange.newBuilder().setKind(word(kind));
    plugins.forEach(plugin -> change.addPlugins(MachineMessages.of(plugin)));
    problems.forEach(problem -> change.addProblems(ProblemMessages.of(problem)));
    return RunningMessages.at(at).setFollow(change).build();
  }
}
