// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A response for a handler of Jetty's: what it writes is written within the limits. */
final class HandedResponse extends Response.Wrapper {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Exchange exchange;
  private final HttpFields usual;

  HandedResponse(Request request, Response response, Exchange exchange) {
    super(request, response);
    this.exchange = exchange;
    this.usual = HttpFields.build(response.getHeaders()).asImmutable();
  }

  Duration writeTime() {
    return exchange.limits().writeTime();
  }

  /** Begins the response anew, for an error, with the headers of every response. */
  @Override
  public void reset() {
    super.reset();
    usual.forEach(field -> getHeaders().put(field));
  }

  @Override
  public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
    try {
      exchange.write(bytes == null ? EMPTY.duplicate() : bytes, last);
    } catch (EndpointException failure) {
      callback.failed(failure);
      return;
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      callback.failed(failure);
      return;
    }
    callback.succeeded();
  }
}
