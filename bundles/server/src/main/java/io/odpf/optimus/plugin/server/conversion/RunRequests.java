// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.proto.server.v1beta1.InstanceSpec;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobRunInputRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceRequest;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.RunRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.regex.Pattern;

/** The requests for runs. */
public final class RunRequests {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int UUID_LENGTH = 36;

  private RunRequests() {}

  /** Returns a request for the input of a run as one for the run, which has the same fields. */
  public static RegisterInstanceRequest registration(JobRunInputRequest request) {
    RegisterInstanceRequest.Builder registration =
        RegisterInstanceRequest.newBuilder()
            .setProjectName(request.getProjectName())
            .setJobName(request.getJobName())
            .setInstanceName(request.getInstanceName())
            .setInstanceType(request.getInstanceType())
            .setJobrunId(request.getJobrunId());
    if (request.hasScheduledAt()) {
      registration.setScheduledAt(request.getScheduledAt());
    }
    return registration.build();
  }

  /**
   * Reads a request.
   *
   * @throws ServerException if it names neither a task nor a hook, or no time
   */
  public static RunRequest of(RegisterInstanceRequest request) throws ServerException {
    if (!request.getJobrunId().isEmpty()) {
      throw scheduler(request.getJobrunId());
    }
    return new RunRequest(
        request.getProjectName(),
        request.getJobName(),
        Times.scheduledAt(request.hasScheduledAt(), request.getScheduledAt()),
        unit(request.getInstanceType(), request.getInstanceName()));
  }

  /** Only a scheduler makes runs with ids that clients know, and the server has none. */
  private static ServerException scheduler(String id) {
    if (UUID.matcher(id).matches()) {
      return ServerException.of(
          ServerProblem.NO_RUN,
          "resource not found: failed to find scheduled run of job " + id,
          "send scheduled_at instead of jobrun_id");
    }
    String reason =
        id.length() == UUID_LENGTH ? "invalid UUID format" : "invalid UUID length: " + id.length();
    return ServerException.of(
        ServerProblem.INVALID_REQUEST,
        reason + ": failed to parse uuid of job " + TerminalText.passage(id),
        "send scheduled_at instead of jobrun_id");
  }

  private static Unit unit(InstanceSpec.Type type, String name) throws ServerException {
    return switch (type) {
      case TYPE_TASK -> Unit.task(name);
      case TYPE_HOOK -> Unit.hook(name);
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw ServerException.of(
              ServerProblem.INVALID_REQUEST,
              "failed to convert to instance type, invalid val: unspecified: instance type"
                  + " TYPE_UNSPECIFIED not found",
              "send TYPE_TASK or TYPE_HOOK as instance_type");
    };
  }
}
