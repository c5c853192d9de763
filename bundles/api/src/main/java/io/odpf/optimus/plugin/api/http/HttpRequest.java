// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An HTTP request. Credentials belong to the {@linkplain HttpSettings settings}, not to the
 * request.
 *
 * @param method GET, HEAD, DELETE, PATCH, POST or PUT
 * @param uri absolute, http or https
 * @param headers the headers beyond those that the client sets itself. If they include {@code
 *     Accept-Encoding}, the response's body is returned in the content coding that the server
 *     chose; otherwise a coded body is refused.
 * @param body for PATCH, POST and PUT; empty otherwise
 * @param followsRedirects whether the client follows redirects of a GET or HEAD; if not, the caller
 *     receives the redirect, as signed requests require
 */
public record HttpRequest(
    String method, URI uri, Map<String, String> headers, byte[] body, boolean followsRedirects) {
  public HttpRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
  }

  /** Creates a request that follows redirects. */
  public HttpRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    this(method, uri, headers, body, true);
  }

  public static HttpRequest get(URI uri) {
    return new HttpRequest("GET", uri, Map.of(), new byte[0]);
  }

  public static HttpRequest head(URI uri) {
    return new HttpRequest("HEAD", uri, Map.of(), new byte[0]);
  }

  /** Returns this request with an additional header. */
  public HttpRequest header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpRequest(method, uri, more, body, followsRedirects);
  }

  /** Returns this request without following redirects. */
  public HttpRequest withoutRedirects() {
    return new HttpRequest(method, uri, headers, body, false);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }
}
