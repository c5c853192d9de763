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

/** What failures of HTTP mean for a provider; the same for all that speak it. */
public final class HttpFailures {
  /** In seconds: 31 years, which stands for whatever is longer. */
  private static final long MAX_RETRY_AFTER = 999_999_999;

  private HttpFailures() {}

  /** No answer was to be had; a proxy that refuses is a denial. */
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
   * An answer with a status that is no success: 401, 403 and 407 are denials, 404 and 410 mean not
   * found, 412 that the source changed, 408, 425, 429 and 5xx (but 501 and 505) that it is
   * unavailable, for as long as {@code Retry-After} says.
   *
   * @param clock tells how far away the date in a {@code Retry-After} is
   */
  public static ProviderException status(HttpResponse response, Clock clock) {
    String where = Addresses.display(response.uri());
    String answer = where + " answered " + response.status();
    switch (response.status()) {
      case 401:
        return ProviderException.denied(
            answer + " (unauthorized)", "check the provider's auth: the server wants credentials");
      case 403:
        return ProviderException.denied(
            answer + " (forbidden)", "check that the provider's credentials may read this path");
      case 407:
        return ProviderException.denied(
            "the proxy answered 407 for " + where,
            "put the proxy's user name and password into its address");
      case 404:
      case 410:
        return ProviderException.notFound(
            where + " does not exist (" + response.status() + ")",
            "check the plugin's path and version");
      case 412:
        return ProviderException.changed(
            where + " changed since it was resolved (412)",
            "run the command again, or move the lock on purpose with: optimus plugin lock --upgrade");
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
   * How long a server asks to be left alone (RFC 9110, 10.2.3); empty if it does not say.
   *
   * @param retryAfter the answer's {@code Retry-After}: seconds, or a date
   * @param date the answer's {@code Date}: what time it is for the server, whose date it is
   * @param clock what time it is without that
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
