// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An error response.
 *
 * @param endpoint the kind of server that sent it
 * @param uri the address that it came from
 * @param status the HTTP status
 * @param reason the server's error code: {@code notFound}, {@code invalid_grant}; may be empty
 * @param message the server's explanation, safe to print; may be empty
 * @param date the server's time, if given
 * @param generic the general meaning of the status, with the delay that the server requests
 */
public record Answer(
    Endpoint endpoint,
    URI uri,
    int status,
    String reason,
    String message,
    Optional<Instant> date,
    ProviderException generic) {

  /** Tells whether the message contains a word, ignoring case. */
  public boolean says(String word) {
    return message.toLowerCase(Locale.ROOT).contains(word);
  }

  /** Returns the failure of an unavailable server, with the delay that it requests. */
  public ProviderException unavailable(String words) {
    String hint = "the server is overloaded or down; try again later";
    return generic
        .retryAfter()
        .map(delay -> ProviderException.unavailableFor(delay, words, hint))
        .orElseGet(() -> ProviderException.unavailable(words, hint, null));
  }
}
