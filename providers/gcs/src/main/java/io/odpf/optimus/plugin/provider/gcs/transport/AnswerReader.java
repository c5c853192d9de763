// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.provider.gcs.key.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads error responses. */
final class AnswerReader {
  private final Endpoint endpoint;
  private final Clock clock;

  AnswerReader(Endpoint endpoint, Clock clock) {
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * Reads an error response.
   *
   * @param secrets the values that were sent to the server and that it might repeat
   */
  Answer read(HttpResponse response, byte[] body, List<Secret> secrets) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    Optional<JsonFields> json = JsonFields.parse(text);
    Optional<JsonFields> error = json.flatMap(fields -> fields.group("error"));
    String reason;
    String message;
    if (error.isPresent()) {
      // The JSON API: {"error": {"message": ..., "errors": [{"reason": ...}]}}
      reason = error.get().first("errors").flatMap(first -> first.text("reason")).orElse("");
      message = error.get().text("message").orElse("");
    } else if (json.isPresent()) {
      // RFC 6749, 5.2.
      reason = json.get().text("error").orElse("");
      message = json.get().text("error_description").orElse("");
    } else {
      reason = "";
      // Downloads are refused with a plain sentence; an HTML page is not shown.
      message = text.startsWith("<") ? "" : text;
    }
    return new Answer(
        endpoint,
        response.uri(),
        response.status(),
        PeerWords.printable(reason, secrets),
        PeerWords.printable(message, secrets),
        response.header("Date").flatMap(AnswerReader::instant),
        HttpFailures.status(response, clock));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
