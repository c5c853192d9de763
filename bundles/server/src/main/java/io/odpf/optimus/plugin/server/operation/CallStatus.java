// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.server.problem.FailureKind;
import io.odpf.optimus.plugin.server.problem.ServerException;

/** The status of a failed call, by gRPC's code and by the status of HTTP that a gateway sends. */
public enum CallStatus {
  CANCELLED(1, 499),
  INVALID_ARGUMENT(3, 400),
  DEADLINE_EXCEEDED(4, 504),
  NOT_FOUND(5, 404),
  ALREADY_EXISTS(6, 409),
  PERMISSION_DENIED(7, 403),
  RESOURCE_EXHAUSTED(8, 429),
  TOO_LARGE(8, 413),
  FAILED_PRECONDITION(9, 400),
  UNIMPLEMENTED(12, 501),
  INTERNAL(13, 500),
  UNAVAILABLE(14, 503),
  UNAUTHENTICATED(16, 401);

  private final int code;
  private final int http;

  CallStatus(int code, int http) {
    this.code = code;
    this.http = http;
  }

  /** Returns gRPC's code. */
  public int code() {
    return code;
  }

  /** Returns the status of HTTP. */
  public int http() {
    return http;
  }

  /** Returns the status of a call that failed. */
  public static CallStatus of(ProblemException failure) {
    if (failure instanceof ServerException known) {
      return of(known.kind());
    }
    return failure instanceof EndpointException refusal ? of(refusal.code()) : INTERNAL;
  }

  private static CallStatus of(FailureKind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> INVALID_ARGUMENT;
      case NOT_FOUND -> NOT_FOUND;
      case ALREADY_EXISTS -> ALREADY_EXISTS;
      case FAILED_PRECONDITION -> FAILED_PRECONDITION;
      case INTERNAL -> INTERNAL;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }

  private static CallStatus of(ProblemCode code) {
    if (!(code instanceof EndpointProblem known)) {
      return INTERNAL;
    }
    return switch (known) {
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case FORBIDDEN -> PERMISSION_DENIED;
      case UNKNOWN_METHOD -> UNIMPLEMENTED;
      case BAD_REQUEST -> INVALID_ARGUMENT;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY_REQUESTS -> RESOURCE_EXHAUSTED;
      case TOO_SLOW -> DEADLINE_EXCEEDED;
      case CANCELLED -> CANCELLED;
      case DEFECT, UNSAFE_SETTINGS, ACCESS_FILE, SERVER -> INTERNAL;
    };
  }
}
