// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.conversion.ComparisonMessages;
import io.odpf.optimus.plugin.management.conversion.RunningMessages;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.proto.management.GetStatusRequest;
import io.odpf.optimus.plugin.proto.management.ListAuditReply;
import io.odpf.optimus.plugin.proto.management.ListAuditRequest;
import io.odpf.optimus.plugin.proto.management.Mode;
import io.odpf.optimus.plugin.proto.management.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The methods that return the state of the runtime and the audit log. */
final class StatusMethods {
  private static final int USUAL_ENTRIES = 100;
  private static final int MOST_ENTRIES = 1000;

  private final String version;
  private final Instant started;
  private final ManagedConfiguration configuration;
  private final Supplier<Optional<Supervisor>> supervisor;
  private final ManagedMachine machine;

  StatusMethods(
      String version,
      Instant started,
      ManagedConfiguration configuration,
      Supplier<Optional<Supervisor>> supervisor,
      ManagedMachine machine) {
    this.version = version;
    this.started = started;
    this.configuration = configuration;
    this.supervisor = supervisor;
    this.machine = machine;
  }

  Status status(GetStatusRequest request) throws InterruptedException {
    boolean server = configuration.mode() == io.odpf.optimus.plugin.api.manager.Mode.SERVER;
    Status.Builder status =
        Status.newBuilder()
            .setVersion(version)
            .setStartedAt(Timestamp.newBuilder().setSeconds(started.getEpochSecond()))
            .setPlatform(
                Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
                    .toString())
            .setConfiguration(configuration.file().map(it -> it.path().toString()).orElse(""))
            .setMode(server ? Mode.MODE_SERVER : Mode.MODE_CLIENT);
    Optional<Supervisor> present = supervisor.get();
    status.setSupervised(present.isPresent());
    if (present.isPresent()) {
      present.get().plugins().forEach(plugin -> status.addPlugins(RunningMessages.of(plugin)));
    }
    ComparisonMessages.add(machine.compare(), status);
    status.setFollowing(ComparisonMessages.of(machine.following()));
    return status.build();
  }

  ListAuditReply audit(ListAuditRequest request) throws EndpointException {
    int limit = request.getLimit() == 0 ? USUAL_ENTRIES : request.getLimit();
    if (limit < 0 || limit > MOST_ENTRIES) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST, "the limit is 1 to " + MOST_ENTRIES + ", not " + limit, "");
    }
    return ListAuditReply.newBuilder().addAllEntries(machine.audit().latest(limit)).build();
  }
}
