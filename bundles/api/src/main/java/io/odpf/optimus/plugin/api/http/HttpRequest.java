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
 * @param method GET, HEAD or POST
 * @param uri absolute, http or https
 * @param headers beyond those the client sets itself
 * @param body for POST; empty otherwise
 */
public record HttpRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
  public HttpRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
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
    return new HttpRequest(method, uri, more, body);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }
}
