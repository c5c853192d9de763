// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.endpoint.exchange.Protocol;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcProtocol;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.util.Objects;

/**
 * What a server serves.
 *
 * @param name its name in messages, such as {@code the management API}
 * @param threads the name of its threads
 * @param grpc the protocol of gRPC calls
 * @param http the protocol of all other requests
 * @param errors writes the replies to requests that are not valid HTTP
 */
public record Service(
    String name, String threads, GrpcProtocol<?, ?> grpc, Protocol http, Errors errors) {
  public Service {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(threads, "threads");
    Objects.requireNonNull(grpc, "grpc");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(errors, "errors");
  }

  /** Writes errors as JSON. */
  @FunctionalInterface
  public interface Errors {
    byte[] body(EndpointProblem code, String message);
  }
}
