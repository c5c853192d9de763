// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.api.client.http.HttpResponseException;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.login.LoginFailures;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import io.odpf.optimus.plugin.provider.gcs.transport.InterruptedTransportException;
import io.odpf.optimus.plugin.provider.gcs.transport.RefusedException;
import io.odpf.optimus.plugin.provider.gcs.transport.UnreachableException;
import io.odpf.optimus.plugin.provider.gcs.transport.UnusableAnswerException;
import io.odpf.optimus.plugin.provider.gcs.transport.UnusableAnswerException.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.util.Optional;

/**
 * Translates failures of the library. The library wraps its exceptions several times, in messages
 * that quote requests and responses; this class searches their causes and never passes them on.
 */
final class StorageFailures {
  private static final int UNAUTHORIZED = 401;

  private final Refusals refusals;
  private final LoginFailures logins;

  StorageFailures(Login login, Clock clock) {
    this.refusals = new Refusals(login);
    this.logins = new LoginFailures(login, clock);
  }

  /** Tells whether a download did not begin at the requested offset. */
  boolean isOtherRange(Exception failure) {
    return is(Problem.OTHER_RANGE, failure)
        || find(failure, RefusedException.class)
            .filter(refused -> refused.answer().status() == Refusals.NO_SUCH_RANGE)
            .isPresent();
  }

  /** Tells whether the bytes of a response were wrong. */
  boolean is(Problem problem, Exception failure) {
    return find(failure, UnusableAnswerException.class)
        .filter(unusable -> unusable.problem() == problem)
        .isPresent();
  }

  /**
   * Translates a failure.
   *
   * @throws InterruptedException if the failure was an interruption
   */
  ProviderException of(Exception failure, WantedObject object) throws InterruptedException {
    Optional<InterruptedTransportException> interruption =
        find(failure, InterruptedTransportException.class);
    if (interruption.isPresent()) {
      throw interruption.get().interruption();
    }
    if (Thread.interrupted() || find(failure, ClosedByInterruptException.class).isPresent()) {
      throw new InterruptedException("while reading " + object);
    }
    Optional<RefusedException> refused = find(failure, RefusedException.class);
    if (refused.isPresent()) {
      return refused.get().answer().endpoint() == Endpoint.STORAGE
          ? refusals.of(refused.get().answer(), object)
          : logins.of(refused.get().answer());
    }
    Optional<UnreachableException> unreachable = find(failure, UnreachableException.class);
    if (unreachable.isPresent()) {
      return logins.of(unreachable.get().endpoint(), unreachable.get().failure());
    }
    Optional<UnusableAnswerException> unusable = find(failure, UnusableAnswerException.class);
    if (unusable.isPresent()) {
      return unusable(unusable.get(), object);
    }
    return library(failure, object);
  }

  private ProviderException unusable(UnusableAnswerException failure, WantedObject object) {
    return switch (failure.problem()) {
      case OTHER_GENERATION -> Refusals.gone(object, "the server sent another one");
      case OTHER_RANGE ->
          ProviderException.unavailable(
              "reading " + object + " failed: " + failure.getMessage(), "try again", null);
      case CORRUPT ->
          ProviderException.unavailable(
              object + " was damaged in transfer: " + failure.getMessage(),
              "try again; if the problem persists, a proxy modifies responses",
              null);
      case RECODED ->
          ProviderException.invalid(
              object + " is not delivered as stored: " + failure.getMessage(),
              "configure the proxy to pass objects on unchanged");
      case NO_TOKEN -> logins.noToken(String.valueOf(failure.getMessage()));
      case UNREADABLE ->
          ProviderException.invalid(
              "cannot parse the response of the storage service: " + failure.getMessage(),
              "check the provider's endpoint and the proxy");
    };
  }

  /** Translates failures that the library or the body of a download detected. */
  private ProviderException library(Exception failure, WantedObject object) {
    Optional<HttpException> broken = find(failure, HttpException.class);
    if (broken.isPresent()) {
      return HttpFailures.of(broken.get());
    }
    Optional<HttpResponseException> answer = find(failure, HttpResponseException.class);
    if (answer.isPresent() && answer.get().getStatusCode() == UNAUTHORIZED) {
      return refusals.unauthorized(object, "");
    }
    if (failure instanceof IOException && find(failure, RuntimeException.class).isEmpty()) {
      return ProviderException.unavailable(
          "the transfer of " + object + " was cut off",
          "try again; if the problem persists, check the network",
          null);
    }
    return ProviderException.invalid(
        "cannot parse the response for "
            + object
            + " ("
            + root(failure).getClass().getSimpleName()
            + ")",
        "check the provider's endpoint, the token_uri in its key, and the proxy");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
