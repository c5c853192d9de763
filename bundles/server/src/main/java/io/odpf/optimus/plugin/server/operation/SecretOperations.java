// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeleteSecretRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeleteSecretResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListSecretsRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListSecretsResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterSecretRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterSecretResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.UpdateSecretRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.UpdateSecretResponse;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.conversion.Times;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import io.odpf.optimus.plugin.server.service.SecretService;
import java.util.List;
import java.util.Optional;

/** The operations of secrets. None returns a value. */
final class SecretOperations {
  private SecretOperations() {}

  static List<Operation<?, ?>> of(SecretService secrets) {
    return List.of(
        new Operation<RegisterSecretRequest, RegisterSecretResponse>(
            "RegisterSecret",
            Role.DEPLOYER,
            RegisterSecretRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  secrets.register(
                      key(
                          request.getProjectName(),
                          request.getNamespaceName(),
                          request.getSecretName()),
                      Secret.of(request.getValue()));
                  return RegisterSecretResponse.getDefaultInstance();
                })),
        new Operation<UpdateSecretRequest, UpdateSecretResponse>(
            "UpdateSecret",
            Role.DEPLOYER,
            UpdateSecretRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  secrets.update(
                      key(
                          request.getProjectName(),
                          request.getNamespaceName(),
                          request.getSecretName()),
                      Secret.of(request.getValue()));
                  return UpdateSecretResponse.getDefaultInstance();
                })),
        new Operation<ListSecretsRequest, ListSecretsResponse>(
            "ListSecrets",
            Role.DEPLOYER,
            ListSecretsRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    ListSecretsResponse.newBuilder()
                        .addAllSecrets(
                            secrets.list(request.getProjectName()).stream()
                                .map(SecretOperations::message)
                                .toList())
                        .build())),
        new Operation<DeleteSecretRequest, DeleteSecretResponse>(
            "DeleteSecret",
            Role.DEPLOYER,
            DeleteSecretRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  secrets.delete(
                      key(
                          request.getProjectName(),
                          request.getNamespaceName(),
                          request.getSecretName()));
                  return DeleteSecretResponse.getDefaultInstance();
                })));
  }

  static SecretKey key(String project, String namespace, String name) {
    return new SecretKey(
        project, namespace.isEmpty() ? Optional.empty() : Optional.of(namespace), name);
  }

  private static ListSecretsResponse.Secret message(SecretDescription secret) {
    return ListSecretsResponse.Secret.newBuilder()
        .setName(secret.name())
        .setDigest(secret.digest())
        .setNamespace(secret.namespace().orElse(""))
        .setUpdatedAt(Times.of(secret.updatedAt()))
        .build();
  }
}
