// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The SHA-256 that a server declares: {@code Repr-Digest} (RFC 9530), its predecessor {@code
 * Digest}, and {@code X-Checksum-Sha256} as repository managers send it.
 */
final class DeclaredDigests {
  private DeclaredDigests() {}

  /**
   * Returns the digests in the header of a response for the whole file; malformed ones are ignored.
   */
  static List<Digest> of(HttpResponse response) {
    String checksum = response.header("X-Checksum-Sha256").orElse("").trim();
    if (!checksum.isEmpty()) {
      return Digest.parse("sha256:" + checksum).map(List::of).orElse(List.of());
    }
    for (String name : new String[] {"Repr-Digest", "Digest"}) {
      for (String entry : response.header(name).orElse("").split(",")) {
        String text = entry.trim();
        if (text.toLowerCase(Locale.ROOT).startsWith("sha-256=")) {
          return fromBase64(text.substring("sha-256=".length()));
        }
      }
    }
    return List.of();
  }

  private static List<Digest> fromBase64(String value) {
    boolean structured = value.length() > 1 && value.startsWith(":") && value.endsWith(":");
    String base64 = structured ? value.substring(1, value.length() - 1) : value;
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return bytes.length == 32 ? List.of(Digest.of(Digest.Algorithm.SHA256, bytes)) : List.of();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
