// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.server.operation.CallStatus;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.charset.StandardCharsets;

/** The bodies of errors, as a grpc-gateway writes them. */
public final class ErrorBody {
  private ErrorBody() {}

  /** Returns the body of a request that is not valid HTTP. */
  public static byte[] of(EndpointProblem code, String message) {
    return of(
        code == EndpointProblem.TOO_LARGE ? CallStatus.TOO_LARGE : CallStatus.INVALID_ARGUMENT,
        message);
  }

  static byte[] of(CallStatus status, String message) {
    return JsonText.compact()
        .beginObject()
        .name("code")
        .value(status.code())
        .name("message")
        .value(message)
        .name("details")
        .beginArray()
        .endArray()
        .endObject()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
