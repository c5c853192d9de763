// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request. Credentials are not part of it but of the {@linkplain HttpSettings settings}.
 *
 * @param method GET, HEAD, POST or PUT
 * @param uri absolute, http or https
 * @param headers beyond those the client sets itself. With {@code Accept-Encoding} among them, the
 *     body of the answer is delivered in the content coding that the server chose; without it, a
 *     coded body is refused.
 * @param body for POST and PUT; empty otherwise
 * @param followsRedirects whether the client follows redirects of a GET or HEAD; without it the
 *     caller gets the redirect itself, which signed requests need
 */
public record HttpRequest(
    String method, URI uri, Map<String, String> headers, byte[] body, boolean followsRedirects) {
  public HttpRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
  }

  /** A request that follows redirects. */
  public HttpRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    this(method, uri, headers, body, true);
  }

  public static HttpRequest get(URI uri) {
    return new HttpRequest("GET", uri, Map.of(), new byte[0]);
  }

  public static HttpRequest head(URI uri) {
    return new HttpRequest("HEAD", uri, Map.of(), new byte[0]);
  }

  /** This request with one more header. */
  public HttpRequest header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpRequest(method, uri, more, body, followsRedirects);
  }

  /** This request, whose answer may be a redirect. */
  public HttpRequest withoutRedirects() {
    return new HttpRequest(method, uri, headers, body, false);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }
}
