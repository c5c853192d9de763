// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * gRPC's health service ({@code grpc.health.v1}). Needs no credential, since orchestrators send
 * none, and reveals only that the server is running.
 *
 * @param required the requirement of the method
 * @param services the names of the services that are served
 * @param streams whether this is the method Watch; otherwise it is Check
 */
record HealthCheck<R, C>(R required, Set<String> services, boolean streams)
    implements GrpcMethod<R, C> {
  static final String SERVICE = "grpc.health.v1.Health";

  @Override
  public void serve(GrpcStream stream, C caller) throws ProblemException, InterruptedException {
    String service = stream.single(HealthCheckRequest.getDefaultInstance()).getService();
    boolean known = service.isEmpty() || services.contains(service);
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
