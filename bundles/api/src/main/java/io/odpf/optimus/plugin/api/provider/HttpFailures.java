// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/** Translates failures of HTTP into {@link ProviderException}s, alike for all providers. */
public final class HttpFailures {
  /** In seconds: 31 years, the longest delay. */
  private static final long MAX_RETRY_AFTER = 999_999_999;

  private HttpFailures() {}

  /** Translates a request without a response. A proxy's refusal becomes a denial. */
  public static ProviderException of(HttpException failure) {
    return ProviderException.of(
        kind(failure.reason()),
        Objects.requireNonNull(failure.getMessage()),
        failure.hint(),
        failure);
  }

  private static ProviderException.Kind kind(HttpException.Reason reason) {
    if (reason.passing()) {
      return ProviderException.Kind.UNAVAILABLE;
    }
    return reason == HttpException.Reason.PROXY
        ? ProviderException.Kind.DENIED
        : ProviderException.Kind.INVALID;
  }

  /**
   * Translates a response with an error status: 401, 403 and 407 are denials; 404 and 410 mean not
   * found; 412 means that the source changed; 408, 425, 429 and 5xx (except 501 and 505) mean that
   * it is unavailable for as long as {@code Retry-After} says.
   *
   * @param clock the current time, to which a date in {@code Retry-After} is compared
   */
  public static ProviderException status(HttpResponse response, Clock clock) {
    String where = Addresses.display(response.uri());
    String answer = where + " answered " + response.status();
    switch (response.status()) {
      case 401:
        return ProviderException.denied(
            answer + " (unauthorized)",
            "check the provider's auth: the server requires credentials");
      case 403:
        return ProviderException.denied(
            answer + " (forbidden)", "check that the provider's credentials may read this path");
      case 407:
        return ProviderException.denied(
            "the proxy answered 407 for " + where,
            "add the proxy's user name and password to its URL");
      case 404:
      case 410:
        return ProviderException.notFound(
            where + " does not exist (" + response.status() + ")",
            "check the plugin's path and version");
      case 412:
        return ProviderException.changed(
            where + " changed since it was resolved (412)",
            "run the command again, or change the lock file with: optimus plugin lock --upgrade");
      default:
        break;
    }
    boolean passing =
        response.status() == 408
            || response.status() == 425
            || response.status() == 429
            || (response.status() >= 500 && response.status() != 501 && response.status() != 505);
    if (!passing) {
      return ProviderException.invalid(answer, "check the provider's url and the plugin's path");
    }
    String hint = "the server is overloaded or down; try again later";
    return retryAfter(response.header("Retry-After"), response.header("Date"), clock)
        .map(delay -> ProviderException.unavailableFor(delay, answer, hint))
        .orElseGet(() -> ProviderException.unavailable(answer, hint, null));
  }

  /**
   * Returns how long a server asks clients to wait (RFC 9110, 10.2.3); empty if it does not say.
   *
   * @param retryAfter the response's {@code Retry-After}: seconds or a date
   * @param date the response's {@code Date}: the current time according to the server
   * @param clock the current time if the response has no {@code Date}
   */
  public static Optional<Duration> retryAfter(
      Optional<String> retryAfter, Optional<String> date, Clock clock) {
    return retryAfter.flatMap(
        value -> retryAfter(value, date.flatMap(HttpFailures::date).orElseGet(clock::instant)));
  }

  private static Optional<Duration> retryAfter(String value, Instant now) {
    String text = value.trim();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          Duration.ofSeconds(text.length() <= 9 ? Long.parseLong(text) : MAX_RETRY_AFTER));
    }
    return date(text)
        .map(date -> Duration.between(now, date))
        .map(delay -> delay.isNegative() ? Duration.ZERO : delay);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim())));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
