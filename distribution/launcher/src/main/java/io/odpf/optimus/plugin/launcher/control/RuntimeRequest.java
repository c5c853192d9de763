// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.launcher.http.HttpHead;
import io.odpf.optimus.plugin.launcher.http.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A request to the runtime's process.
 *
 * @param verb the HTTP method
 * @param path the path without the query
 * @param query the query; empty if there is none
 * @param body the body; empty if there is none
 * @param user the user at the other end of the connection
 */
public record RuntimeRequest(
    String verb, String path, String query, InputStream body, String user) {
  private static final int LONGEST_BODY = 1 << 20;

  public RuntimeRequest {
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(user, "user");
  }

  static RuntimeRequest of(HttpHead head, InputStream in, String user) throws IOException {
    String[] target = head.part(1).split("\\?", 2);
    return new RuntimeRequest(
        head.part(0), target[0], target.length > 1 ? target[1] : "", head.body(in), user);
  }

  /** Returns whether the query has the value {@code true} for a field. */
  public boolean flag(String field) {
    for (String part : query.split("&")) {
      if (part.equals(field + "=true")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the body as a JSON object.
   *
   * @return its fields; an empty map if the body is empty
   */
  public Map<String, Object> fields() throws IOException {
    byte[] text = body.readNBytes(LONGEST_BODY);
    return text.length == 0 ? Map.of() : JsonTree.object(new String(text, StandardCharsets.UTF_8));
  }
}
