// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a provider cannot resolve or fetch an artifact. The kind decides whether the manager
 * retries; the message says what happened and where, the hint what to do. Neither may contain a
 * secret: show URLs without user information and query.
 */
public final class ProviderException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** The reasons for a failure that a caller can act on. */
  public enum Kind implements ProblemCode {
    /** The source replied that it does not have the artifact. */
    NOT_FOUND(
        "not-found",
        "The source does not have the artifact.",
        "Correct the plugin's path or version, or publish the artifact."),
    /** The source requires other credentials. */
    DENIED(
        "denied",
        "The source refused access with the configured credentials.",
        "Correct the provider's credentials, or ask the source's owner for permission."),
    /** The source is unreachable, overloaded, or broke the transfer off; a retry may succeed. */
    UNAVAILABLE(
        "unavailable",
        "The source is unreachable, overloaded, or broke the transfer off.",
        "Check the network and the source, then run the command again."),
    /** The source now has something other than what the pin names. */
    CHANGED(
        "source-changed",
        "The source now has something other than what the lock file pins.",
        "Find out why the artifact changed; if the change is wanted, upgrade the plugin."),
    /** The configuration or the source's reply is invalid; a retry does not help. */
    INVALID(
        "source-invalid",
        "The configuration of a source, or its reply, is invalid.",
        "Correct the configuration, or report the reply to the source's operator."),
    /** This machine cannot proceed: disk full, limit reached, permission missing. */
    LOCAL(
        "local-failure",
        "This machine cannot proceed: its disk is full, a limit is reached, or a permission is"
            + " missing.",
        "Remove the obstacle that the message names, then run the command again.");

    private final Entry entry;

    Kind(String word, String meaning, String remedy) {
      this.entry = new Entry(word, meaning, remedy);
    }

    @Override
    public Entry entry() {
      return entry;
    }
  }

  private final Kind kind;
  private final String hint;
  private final transient Optional<Duration> retryAfter;

  private ProviderException(
      Kind kind,
      String message,
      String hint,
      Optional<Duration> retryAfter,
      @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.kind = kind;
    this.hint = Objects.requireNonNull(hint, "hint");
    this.retryAfter = retryAfter;
  }

  /**
   * Creates a failure of any kind, without a delay.
   *
   * @param hint what to do; may be empty
   * @param cause may be null
   */
  public static ProviderException of(
      Kind kind, String message, String hint, @Nullable Throwable cause) {
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

  public static ProviderException local(String message, String hint, @Nullable Throwable cause) {
    return of(Kind.LOCAL, message, hint, cause);
  }

  public static ProviderException unavailable(
      String message, String hint, @Nullable Throwable cause) {
    return of(Kind.UNAVAILABLE, message, hint, cause);
  }

  /** Creates a failure of a source that announced for how long it is unavailable. */
  public static ProviderException unavailableFor(Duration delay, String message, String hint) {
    return new ProviderException(Kind.UNAVAILABLE, message, hint, Optional.of(delay), null);
  }

  /**
   * Returns this failure with words of the source at the end of its message.
   *
   * @param words fit to be printed, and without secrets
   * @since 2.2
   */
  public ProviderException saying(String words) {
    return new ProviderException(kind, getMessage() + ": " + words, hint, retryAfter(), this);
  }

  /** Returns whether the message ends with words of the source. */
  public boolean isTold() {
    return getCause() instanceof ProviderException;
  }

  /** Returns the reason for the failure. */
  public Kind kind() {
    return kind;
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }

  /** Returns how long to wait before a retry; only present with {@link Kind#UNAVAILABLE}. */
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }

  /** Returns the failure as one problem. */
  @Override
  public List<Problem> problems() {
    return List.of(Problem.of(kind, Objects.requireNonNull(getMessage()), hint));
  }
}
