// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import com.google.protobuf.Message;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * gRPC's health service ({@code grpc.health.v1}). Needs no credential, since orchestrators send
 * none, and reveals only that the server is running.
 *
 * @param streams whether this is the method Watch; otherwise it is Check
 */
record HealthCheck(boolean streams) implements GrpcMethod {
  static final String SERVICE = "grpc.health.v1.Health";

  private static final Set<String> SERVICES = Set.of("", ManagementMethods.SERVICE.getFullName());

  @Override
  public Role role() {
    return Role.ANYONE;
  }

  @Override
  public Message request() {
    return HealthCheckRequest.getDefaultInstance();
  }

  @Override
  public void serve(GrpcStream stream, Caller caller)
      throws ProblemException, InterruptedException {
    String service = stream.single(HealthCheckRequest.getDefaultInstance()).getService();
    boolean known = SERVICES.contains(service);
    if (!known && !streams) {
      throw new UnknownServiceException(service);
    }
    stream.send(
        HealthCheckResponse.newBuilder()
            .setStatus(known ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN)
            .build());
    while (streams) {
      // The status never changes; the server interrupts the call when it stops.
      TimeUnit.HOURS.sleep(1);
    }
  }
}
