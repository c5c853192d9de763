// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The secrets in a request, which messages about its response must not quote. */
final class SentSecrets {
  /** Shorter values are words such as a grant type, which messages may contain. */
  private static final int SHORTEST = 8;

  /** A larger body is an object's content. */
  private static final int LARGEST_FORM = 64 * 1024;

  private SentSecrets() {}

  static List<Secret> of(HttpRequest request) {
    List<Secret> secrets = new ArrayList<>();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Authorization")) {
        String value = header.getValue();
        secrets.add(Secret.of(value.substring(value.indexOf(' ') + 1)));
      }
    }
    if (request.body().length > LARGEST_FORM) {
      return secrets;
    }
    String form = new String(request.body(), StandardCharsets.UTF_8);
    for (String field : form.split("&")) {
      String value = field.substring(field.indexOf('=') + 1);
      if (value.length() >= SHORTEST && !field.startsWith("grant_type=")) {
        secrets.add(Secret.of(value));
        secrets.add(Secret.of(URLDecoder.decode(value, StandardCharsets.UTF_8)));
      }
    }
    return secrets;
  }
}
