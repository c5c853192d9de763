// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a provider could not do what it was asked. The kind decides whether the manager tries again;
 * the message says what happened and where, the hint what to do. Neither may hold a secret: show
 * addresses without user information and query.
 */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller acts on it. */
  public enum Kind {
    /** The source answered, and has no such thing. */
    NOT_FOUND,
    /** The source wants other or more credentials. */
    DENIED,
    /** The source could not be reached, broke off or is overloaded; worth another try. */
    UNAVAILABLE,
    /** The source holds something else than the pin names. */
    CHANGED,
    /** The configuration, or what the source sent, makes no sense; trying again does not help. */
    INVALID,
    /** This machine cannot go on: disk full, limit reached, no permission. */
    LOCAL
  }

  private final Kind kind;
  private final String hint;
  private final transient Optional<Duration> retryAfter;

  private ProviderException(
      Kind kind, String message, String hint, Optional<Duration> retryAfter, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.kind = kind;
    this.hint = Objects.requireNonNull(hint, "hint");
    this.retryAfter = retryAfter;
  }

  /**
   * A failure of any kind, without a delay. {@code hint} may be empty; {@code cause} may be null.
   */
  public static ProviderException of(Kind kind, String message, String hint, Throwable cause) {
    return new ProviderException(kind, message, hint, Optional.empty(), cause);
  }

  public static ProviderException notFound(String message, String hint) {
    return of(Kind.NOT_FOUND, message, hint, null);
  }

  public static ProviderException denied(String message, String hint) {
    return of(Kind.DENIED, message, hint, null);
  }

  public static ProviderException changed(String message, String hint) {
    return of(Kind.CHANGED, message, hint, null);
  }

  public static ProviderException invalid(String message, String hint) {
    return of(Kind.INVALID, message, hint, null);
  }

  public static ProviderException local(String message, String hint, Throwable cause) {
    return of(Kind.LOCAL, message, hint, cause);
  }

  public static ProviderException unavailable(String message, String hint, Throwable cause) {
    return of(Kind.UNAVAILABLE, message, hint, cause);
  }

  /** Unavailable, and the source said for how long. */
  public static ProviderException unavailableFor(Duration delay, String message, String hint) {
    return new ProviderException(Kind.UNAVAILABLE, message, hint, Optional.of(delay), null);
  }

  public Kind kind() {
    return kind;
  }

  /** What the user can do, as a sentence; empty if there is nothing to say. */
  public String hint() {
    return hint;
  }

  /** How long the source asked to be left alone; only with {@link Kind#UNAVAILABLE}. */
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
