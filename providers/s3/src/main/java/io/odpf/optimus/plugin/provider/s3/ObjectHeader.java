// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The header of a response about an object.
 *
 * @param fields the fields by their names in lower case
 */
record ObjectHeader(int status, Map<String, List<String>> fields) {
  private static final int PARTIAL = 206;
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  static ObjectHeader of(HttpResponse response) {
    return new ObjectHeader(response.status(), response.headers());
  }

  /** Returns a field's first value without surrounding spaces; empty if absent or blank. */
  Optional<String> field(String name) {
    List<String> values = fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.isEmpty() || values.get(0).isBlank()
        ? Optional.empty()
        : Optional.of(values.get(0).strip());
  }

  boolean isPartial() {
    return status == PARTIAL;
  }

  /** Returns the length of the whole object. */
  OptionalLong size() {
    String length =
        isPartial()
            ? field("Content-Range").orElse("").replaceFirst("^.*/", "")
            : field("Content-Length").orElse("");
    return LENGTH.matcher(length).matches()
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  /** Tells whether the response is the part from an offset to the end of the object. */
  boolean isRest(long from) {
    OptionalLong size = size();
    return isPartial()
        && size.isPresent()
        && field("Content-Range")
            .orElse("")
            .equals("bytes " + from + "-" + (size.getAsLong() - 1) + "/" + size.getAsLong());
  }
}
