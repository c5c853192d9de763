// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer that is not a success.
 *
 * @param endpoint what kind of server gave it
 * @param uri where it came from
 * @param status of HTTP
 * @param reason the server's word for it: {@code notFound}, {@code invalid_grant}; may be empty
 * @param message the server's sentence about it, fit to be shown; may be empty
 * @param date the server's clock, if it told
 * @param generic what such a status means for any server, with the delay that the server asked for
 */
public record Answer(
    Endpoint endpoint,
    URI uri,
    int status,
    String reason,
    String message,
    Optional<Instant> date,
    ProviderException generic) {

  /** Whether the message has a word, in whatever case. */
  public boolean says(String word) {
    return message.toLowerCase(Locale.ROOT).contains(word);
  }

  /** That the server is unavailable, in other words and with the delay that it asked for. */
  public ProviderException unavailable(String words) {
    String hint = "the server is overloaded or down; try again later";
    return generic
        .retryAfter()
        .map(delay -> ProviderException.unavailableFor(delay, words, hint))
        .orElseGet(() -> ProviderException.unavailable(words, hint, null));
  }
}
