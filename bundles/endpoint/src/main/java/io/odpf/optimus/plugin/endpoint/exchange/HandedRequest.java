// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request for a handler of Jetty's: its body has been read within the limits, and its token and
 * its session's secret are taken out.
 */
final class HandedRequest extends Request.Wrapper {
  private final Content.Source body;
  private final HttpFields headers;

  HandedRequest(Request request, byte[] body, UnaryOperator<String> cookies) {
    super(request);
    this.body = new ByteBufferContentSource(ByteBuffer.wrap(body));
    this.headers = withoutSecrets(request.getHeaders(), cookies);
  }

  private static HttpFields withoutSecrets(HttpFields all, UnaryOperator<String> cookies) {
    HttpFields.Mutable headers = HttpFields.build();
    for (HttpField field : all) {
      if (field.getHeader() == HttpHeader.COOKIE) {
        String others = cookies.apply(field.getValue());
        if (!others.isEmpty()) {
          headers.add(HttpHeader.COOKIE, others);
        }
      } else if (field.getHeader() != HttpHeader.AUTHORIZATION) {
        headers.add(field);
      }
    }
    return headers.asImmutable();
  }

  /** Has a handler reply, and waits for the end of its reply; returns whether it did. */
  boolean reply(HandedResponse response, Request.Handler handler)
      throws EndpointException, InterruptedException {
    Completion replied = new Completion();
    if (!handle(response, handler, replied)) {
      return false;
    }
    // The handler has written everything on this thread, so that there is little to wait for.
    if (!replied.await(response.writeTime())) {
      throw new EndpointException(
          EndpointProblem.TOO_SLOW, "the page did not end its reply in time", "");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (replied.failure() != null) {
      throw failed(replied.failure());
    }
    return true;
  }

  private boolean handle(HandedResponse response, Request.Handler handler, Completion replied)
      throws EndpointException {
    try {
      return handler.handle(this, response, replied);
    } catch (Exception failure) {
      throw failed(failure);
    }
  }

  private static EndpointException failed(@Nullable Throwable cause) {
    if (cause instanceof EndpointException told) {
      return told;
    }
    System.getLogger(HandedRequest.class.getName())
        .log(System.Logger.Level.WARNING, "a page failed", cause);
    return new EndpointException(
        EndpointProblem.DEFECT, "the page failed", "the runtime's log has the details", cause);
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }

  @Override
  public long getLength() {
    return body.getLength();
  }

  @Override
  public Content.@Nullable Chunk read() {
    return body.read();
  }

  @Override
  public void demand(Runnable ready) {
    body.demand(ready);
  }

  @Override
  public void fail(Throwable failure) {
    body.fail(failure);
  }
}
