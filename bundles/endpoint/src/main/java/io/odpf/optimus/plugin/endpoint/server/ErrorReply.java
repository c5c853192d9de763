// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Replies to requests that Jetty refuses itself, such as those with malformed headers. Repeats
 * nothing of the request.
 */
final class ErrorReply implements Request.Handler {
  private static final int TOO_LARGE = 431;

  private final Service.Errors errors;

  ErrorReply(Service.Errors errors) {
    this.errors = errors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean large = response.getStatus() == TOO_LARGE;
    EndpointProblem code = large ? EndpointProblem.TOO_LARGE : EndpointProblem.BAD_REQUEST;
    byte[] body =
        errors.body(
            code, large ? "the headers are too large" : "the request is not valid HTTP here");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
