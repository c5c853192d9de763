// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetJobTaskRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetJobTaskResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetWindowRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetWindowResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobRunInputRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobRunInputResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceResponse;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.conversion.RunMessages;
import io.odpf.optimus.plugin.server.conversion.RunRequests;
import io.odpf.optimus.plugin.server.conversion.Times;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.RunService;
import io.odpf.optimus.plugin.server.service.WindowService;
import java.util.List;

/** The operations of runs, tasks and windows. */
final class RunOperations {
  private static final int SHIFTED = 3;

  private RunOperations() {}

  static List<Operation<?, ?>> of(JobServer server) {
    RunService runs = server.runs();
    WindowService windows = server.windows();
    return List.of(
        new Operation<RegisterInstanceRequest, RegisterInstanceResponse>(
            "RegisterInstance",
            Role.CONTAINER,
            RegisterInstanceRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    RunMessages.of(
                        runs.register(RunRequests.of(request)),
                        request.getInstanceName(),
                        request.getInstanceType()))),
        new Operation<JobRunInputRequest, JobRunInputResponse>(
            "JobRunInput",
            Role.CONTAINER,
            JobRunInputRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    RunMessages.context(
                        runs.register(RunRequests.of(RunRequests.registration(request)))
                            .context()))),
        new Operation<GetWindowRequest, GetWindowResponse>(
            "GetWindow",
            Role.CONTAINER,
            GetWindowRequest.getDefaultInstance(),
            Handler.of(request -> window(windows, request))),
        new Operation<GetJobTaskRequest, GetJobTaskResponse>(
            "GetJobTask",
            Role.CONTAINER,
            GetJobTaskRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    GetJobTaskResponse.newBuilder()
                        .setTask(
                            RunMessages.of(
                                server
                                    .jobs()
                                    .task(
                                        new NamespaceKey(
                                            request.getProjectName(), request.getNamespaceName()),
                                        request.getJobName())))
                        .build())));
  }

  private static GetWindowResponse window(WindowService windows, GetWindowRequest request)
      throws ServerException {
    int version = request.getVersion() == 0 ? 1 : request.getVersion();
    boolean shifted = version == SHIFTED;
    WindowParts parts =
        new WindowParts(
            request.getSize(),
            shifted ? "" : request.getOffset(),
            request.getTruncateTo(),
            shifted ? request.getOffset() : "",
            "",
            "");
    TimeInterval window =
        windows.window(
            Times.scheduledAt(request.hasScheduledAt(), request.getScheduledAt()),
            parts.definition(version));
    return GetWindowResponse.newBuilder()
        .setStart(Times.of(window.start()))
        .setEnd(Times.of(window.end()))
        .build();
  }
}
