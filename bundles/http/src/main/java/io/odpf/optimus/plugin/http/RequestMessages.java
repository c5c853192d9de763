// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Makes the messages that go on the wire. Thread-safe. */
final class RequestMessages {
  static final String USER_AGENT = "optimus-plugin";

  private final OriginHeaders originHeaders;

  RequestMessages(OriginHeaders originHeaders) {
    this.originHeaders = originHeaders;
  }

  /**
   * The message of a request.
   *
   * @param trusted whether it goes to the first origin, which may see who asks
   */
  ClassicHttpRequest of(HttpRequest request, URI uri, Route route, boolean trusted) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String target = uri.getRawPath() + query;
    Origin origin = route.origin();
    if (route.absoluteForm()) {
      target = origin.scheme() + "://" + origin.hostHeader() + target;
    }
    WireRequest message = new WireRequest(request.method(), target);
    message.setHeader("Host", origin.hostHeader());
    message.setHeader("User-Agent", USER_AGENT);
    message.setHeader("Accept", "*/*");
    if (route.absoluteForm() && route.proxy().get().credentials().isPresent()) {
      message.setHeader(
          "Proxy-Authorization", OriginHeaders.basic(route.proxy().get().credentials().get()));
    }
    if (trusted) {
      originHeaders.addTo(message, origin);
    }
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (trusted || goesAnywhere(header.getKey())) {
        message.setHeader(header.getKey(), header.getValue());
      }
    }
    if (hasBody(request)) {
      byte[] body = request.body();
      message.setHeader("Content-Length", Integer.toString(body.length));
      message.setEntity(new ByteArrayEntity(body, null));
    }
    return message;
  }

  /** Headers that say which bytes are wanted, and nothing about who wants them. */
  private static boolean goesAnywhere(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("range") || lower.equals("accept") || lower.startsWith("if-");
  }

  /** Such a request is sent once: it may change something. */
  static boolean hasBody(HttpRequest request) {
    return request.method().equals("POST") || request.method().equals("PUT");
  }
}
