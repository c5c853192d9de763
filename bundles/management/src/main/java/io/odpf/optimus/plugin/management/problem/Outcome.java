// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.problem;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;

/** The outcome of a call, as the status codes of both protocols. */
public enum Outcome {
  OK(0, 200),
  CANCELLED(1, 499),
  INVALID(3, 400),
  TOO_SLOW(4, 504),
  NOT_FOUND(5, 404),
  FORBIDDEN(7, 403),
  EXHAUSTED(8, 429),
  TOO_LARGE(8, 413),
  REFUSED(9, 409),
  FAILED(10, 409),
  OUT_OF_RANGE(11, 416),
  UNSUPPORTED(12, 501),
  UNKNOWN_METHOD(12, 404),
  WRONG_VERB(12, 405),
  DEFECT(13, 500),
  UNAVAILABLE(14, 503),
  UNAUTHENTICATED(16, 401);

  private final int grpc;
  private final int http;

  Outcome(int grpc, int http) {
    this.grpc = grpc;
    this.http = http;
  }

  /** Returns the gRPC status code. */
  public int grpc() {
    return grpc;
  }

  /** Returns the HTTP status code. */
  public int http() {
    return http;
  }

  /** Returns the outcome of a call that threw the given exception. */
  public static Outcome of(Throwable failure) {
    if (failure instanceof EndpointException refusal) {
      return of(refusal.code());
    }
    if (failure instanceof PluginCallException call) {
      return switch (call.kind()) {
        case NOT_RUNNING -> UNAVAILABLE;
        case UNSUPPORTED -> UNSUPPORTED;
        case TIMEOUT -> TOO_SLOW;
        case CRASHED -> FAILED;
        case REFUSED, INVALID -> INVALID;
      };
    }
    if (failure instanceof ProblemException known) {
      ProblemCode first = known.problems().get(0).code();
      if (first == CommonProblem.UNKNOWN_PLUGIN || first.word().equals("unknown-artifact")) {
        return NOT_FOUND;
      }
      boolean config =
          known instanceof PluginManagerException refusal
              && refusal.category() == PluginManagerException.Category.CONFIG;
      return config ? REFUSED : FAILED;
    }
    return failure instanceof InterruptedException ? CANCELLED : DEFECT;
  }

  private static Outcome of(ProblemCode code) {
    if (code instanceof EndpointProblem general) {
      return of(general);
    }
    return code instanceof ManagementProblem own ? of(own) : DEFECT;
  }

  private static Outcome of(EndpointProblem code) {
    return switch (code) {
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case FORBIDDEN -> FORBIDDEN;
      case UNKNOWN_METHOD -> UNKNOWN_METHOD;
      case BAD_REQUEST -> INVALID;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY_REQUESTS -> EXHAUSTED;
      case TOO_SLOW -> TOO_SLOW;
      case CANCELLED -> CANCELLED;
      case DEFECT, UNSAFE_SETTINGS, ACCESS_FILE, SERVER -> DEFECT;
    };
  }

  private static Outcome of(ManagementProblem code) {
    return switch (code) {
      case CROSS_SITE -> FORBIDDEN;
      case WRONG_VERB -> WRONG_VERB;
      case RANGE -> OUT_OF_RANGE;
      case NO_LOCK -> NOT_FOUND;
      case NO_CONFIGURATION, NOT_SUPERVISED, NO_PROCESS, AUDIT -> REFUSED;
    };
  }
}
