// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/**
 * A response on a connection. {@link #close} returns the connection to the pool or closes it. Not
 * thread-safe.
 */
public final class WireResponse implements HttpResponse {
  private final ClassicHttpResponse head;
  private final URI uri;
  private final long declaredLength;
  private final ResponseBody body;
  private final boolean reusable;
  private boolean closed;

  /**
   * Creates a response whose header was read.
   *
   * @param declaredLength the length that the header declares; negative if it declares none
   * @param reusable whether the connection can carry another request after the body
   */
  public WireResponse(
      ClassicHttpResponse head, URI uri, long declaredLength, ResponseBody body, boolean reusable) {
    this.head = head;
    this.uri = uri;
    this.declaredLength = declaredLength;
    this.body = body;
    this.reusable = reusable;
  }

  @Override
  public int status() {
    return head.getCode();
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public Optional<String> header(String name) {
    Header header = head.getFirstHeader(name);
    return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
  }

  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : head.getHeaders()) {
      if (header.getValue() != null) {
        headers
            .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(header.getValue());
      }
    }
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public OptionalLong contentLength() {
    return declaredLength < 0 ? OptionalLong.empty() : OptionalLong.of(declaredLength);
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (reusable && body.drain()) {
      body.release();
    } else {
      body.abandon();
    }
  }

  @Override
  public String toString() {
    return "HTTP " + status();
  }
}
