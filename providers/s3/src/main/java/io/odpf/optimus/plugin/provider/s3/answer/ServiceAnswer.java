// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The response of a service that issues temporary keys.
 *
 * @param text the body, secret
 */
public record ServiceAnswer(int status, String text) {
  /** Sends a request and reads the response; redirects are not followed. */
  public static ServiceAnswer to(HttpRequest request, HttpClient http)
      throws HttpException, InterruptedException {
    try (HttpResponse response = http.send(request.withoutRedirects())) {
      return new ServiceAnswer(response.status(), Body.of(response));
    }
  }

  /**
   * Returns the texts and numbers of a JSON object by name; members of nested objects have both
   * names, separated by a dot. Returns empty if the text is not a JSON object.
   */
  public static Optional<Map<String, String>> json(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      read(json, "", values);
      return Optional.of(values);
    } catch (IOException | IllegalStateException notJson) {
      return Optional.empty();
    }
  }

  private static void read(JsonReader json, String prefix, Map<String, String> values)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = prefix + json.nextName();
      JsonToken next = json.peek();
      if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
        values.put(name, json.nextString());
      } else if (next == JsonToken.BEGIN_OBJECT) {
        read(json, name + ".", values);
      } else {
        json.skipValue();
      }
    }
    json.endObject();
  }

  /** Omits the text, which may contain keys. */
  @Override
  public String toString() {
    return "ServiceAnswer[" + status + "]";
  }
}
