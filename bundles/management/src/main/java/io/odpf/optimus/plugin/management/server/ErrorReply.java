// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.text.JsonText;
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

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean large = response.getStatus() == TOO_LARGE;
    ManagementProblem code = large ? ManagementProblem.TOO_LARGE : ManagementProblem.BAD_REQUEST;
    JsonText body = JsonText.compact().beginObject().name("problems").beginArray().beginObject();
    body.name("code").value(code.word()).name("message");
    body.value(large ? "the headers are too large" : "the request is not valid HTTP here");
    body.endObject().endArray().endObject();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(body.toBytes()), callback);
    return true;
  }
}
