// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.provider.gcs.transport.UnusableAnswerException.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the header of a download against the request.
 *
 * @param crc32c the expected checksum of the body in base64; only for a whole object
 */
record MediaChecks(Optional<String> crc32c) {
  private static final int PARTIAL = 206;

  static MediaChecks of(HttpRequest request, HttpResponse response) {
    checkGeneration(request, response);
    checkCoding(response);
    Optional<String> range = header(request.headers(), "Range");
    if (range.isPresent()) {
      checkRange(range.get(), response);
      return new MediaChecks(Optional.empty());
    }
    return new MediaChecks(crc32c(response.headers().getOrDefault("x-goog-hash", List.of())));
  }

  private static void checkGeneration(HttpRequest request, HttpResponse response) {
    String query = "&" + request.uri().getRawQuery() + "&";
    Optional<String> sent = response.header("x-goog-generation");
    if (sent.isPresent()
        && query.contains("&generation=")
        && !query.contains("&generation=" + sent.get().strip() + "&")) {
      throw new UnusableAnswerException(
          Problem.OTHER_GENERATION, "the server sent another generation");
    }
  }

  /** Checks that the encoding is the one that the object is stored with. */
  private static void checkCoding(HttpResponse response) {
    String stored = coding(response, "x-goog-stored-content-encoding");
    String sent = coding(response, "Content-Encoding");
    if (!sent.equals(stored)) {
      throw new UnusableAnswerException(
          Problem.RECODED,
          "it is stored with the encoding '" + stored + "' and was sent with '" + sent + "'");
    }
  }

  private static String coding(HttpResponse response, String header) {
    String coding = response.header(header).orElse("").strip().toLowerCase(Locale.ROOT);
    return coding.isEmpty() ? "identity" : PeerWords.printable(coding, List.of());
  }

  private static void checkRange(String asked, HttpResponse response) {
    String from = asked.strip().substring("bytes=".length());
    String sent = response.header("Content-Range").orElse("");
    if (response.status() != PARTIAL || !sent.startsWith("bytes " + from)) {
      throw new UnusableAnswerException(
          Problem.OTHER_RANGE, "the server sent a range other than the requested one");
    }
  }

  private static Optional<String> crc32c(List<String> hashes) {
    for (String line : hashes) {
      for (String hash : line.split(",")) {
        String text = hash.strip();
        if (text.startsWith("crc32c=")) {
          return Optional.of(text.substring("crc32c=".length()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
