// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.health.HealthCheckRequest;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse.ServingStatus;
import io.odpf.optimus.plugin.proto.health.HealthGrpc;

/** Reports that the plugin serves. go-plugin hosts check the service {@code plugin}. */
final class HealthService extends HealthGrpc.HealthImplBase {
  private static final String PLUGIN = "plugin";

  private static boolean isKnown(String service) {
    return service.isEmpty() || service.equals(PLUGIN);
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
    if (isKnown(request.getService())) {
      observer.onNext(status(ServingStatus.SERVING));
      observer.onCompleted();
    } else {
      observer.onError(
          Status.NOT_FOUND.withDescription("the service to ask for is " + PLUGIN).asException());
    }
  }

  /** Keeps the stream open, since the status never changes while the plugin lives. */
  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
    observer.onNext(
        status(
            isKnown(request.getService()) ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN));
  }

  private static HealthCheckResponse status(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
