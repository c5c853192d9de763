// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.proto.server.v1.InstanceSpec;
import io.odpf.optimus.plugin.proto.server.v1.InstanceSpecData;
import io.odpf.optimus.plugin.proto.server.v1.RegisterInstanceResponse;
import io.odpf.optimus.plugin.proto.server.v1.RegisterSecretResponse;
import io.odpf.optimus.plugin.proto.server.v1.UpdateSecretResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterSecretRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.UpdateSecretRequest;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.conversion.RunMessages;
import io.odpf.optimus.plugin.server.conversion.RunRequests;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.RegisteredRun;
import java.util.List;

/** The operations that have other names or replies in {@code odpf.optimus}. */
final class FirstOperations {
  private FirstOperations() {}

  static List<Operation<?, ?>> of(JobServer server) {
    return List.of(
        JobOperations.read(server.jobs()),
        new Operation<RegisterInstanceRequest, RegisterInstanceResponse>(
            "RegisterInstance",
            Role.CONTAINER,
            RegisterInstanceRequest.getDefaultInstance(),
            Handler.of(request -> reply(request, server.runs().register(RunRequests.of(request))))),
        new Operation<RegisterSecretRequest, RegisterSecretResponse>(
            "RegisterSecret",
            Role.DEPLOYER,
            RegisterSecretRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  server
                      .secrets()
                      .register(
                          SecretOperations.key(
                              request.getProjectName(), "", request.getSecretName()),
                          Secret.of(request.getValue()));
                  return RegisterSecretResponse.newBuilder().setSuccess(true).build();
                })),
        new Operation<UpdateSecretRequest, UpdateSecretResponse>(
            "UpdateSecret",
            Role.DEPLOYER,
            UpdateSecretRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  server
                      .secrets()
                      .update(
                          SecretOperations.key(
                              request.getProjectName(), "", request.getSecretName()),
                          Secret.of(request.getValue()));
                  return UpdateSecretResponse.newBuilder().setSuccess(true).build();
                })));
  }

  /** Returns the reply of later clients with another description of the instance. */
  private static RegisterInstanceResponse reply(RegisterInstanceRequest request, RegisteredRun run)
      throws ServerException {
    var later = RunMessages.of(run, request.getInstanceName(), request.getInstanceType());
    InstanceSpec.Builder instance =
        InstanceSpec.newBuilder()
            .setState(later.getInstance().getState())
            .setScheduledAt(request.getScheduledAt())
            .setJobName(request.getJobName());
    for (var data : later.getInstance().getDataList()) {
      instance.addData(
          InstanceSpecData.newBuilder()
              .setName(data.getName())
              .setValue(data.getValue())
              .setType(InstanceSpecData.Type.ENV));
    }
    try {
      return RegisterInstanceResponse.parseFrom(
              later.toBuilder().clearInstance().build().toByteString())
          .toBuilder()
          .setInstance(instance)
          .build();
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalStateException("both generations have the same fields", failure);
    }
  }
}
