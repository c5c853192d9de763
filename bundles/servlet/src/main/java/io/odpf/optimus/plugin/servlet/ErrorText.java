// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The reply to a request that a servlet refuses or fails for: no more than its status. */
final class ErrorText implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String text = response.getStatus() + " " + HttpStatus.getMessage(response.getStatus()) + "\n";
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=us-ascii");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
