// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Translates a store's errors. See
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
 */
final class S3Failures {
  /** Error codes of temporary failures, whatever the status. */
  private static final Set<String> PASSING =
      Set.of(
          "SlowDown",
          "InternalError",
          "ServiceUnavailable",
          "RequestTimeout",
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingException",
          "TooManyRequests",
          "OperationAborted");

  /** Error codes of requests to the wrong region. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "Redirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  /** The prefix of the error codes of encryption keys. */
  private static final String KMS = "KMS.";

  private final S3Location location;
  private final Denials denials;
  private final Clock clock;

  S3Failures(S3Location location, Denials denials, Clock clock) {
    this.location = location;
    this.denials = denials;
    this.clock = clock;
  }

  /** Returns an object's name for messages. */
  String display(String key) {
    return location.display(key);
  }

  /**
   * Returns the failure for an error.
   *
   * @param region the region that the request was sent to
   */
  ProviderException of(S3Error error, Wanted wanted, String region) {
    String object = location.display(wanted.key());
    Optional<ProviderException> known =
        missing(error, wanted, object)
            .or(() -> unreadable(error, object))
            .or(() -> elsewhere(error, region))
            .or(() -> denials.of(error, wanted, object));
    return known.orElseGet(() -> byStatus(error, object));
  }

  /** Returns the failure for an error in response to a request that changes an object. */
  ProviderException ofChange(S3Error error, Wanted wanted, String region) {
    return denials
        .ofChange(error, location.display(wanted.key()))
        .orElseGet(() -> of(error, wanted, region));
  }

  private Optional<ProviderException> missing(S3Error error, Wanted wanted, String object) {
    switch (error.code()) {
      case "NoSuchBucket", "NoSuchAccessPoint":
        return failure(
            Kind.NOT_FOUND,
            "no such " + location.displayBucket(),
            "check the provider's bucket"
                + (location.endpoint().isPresent() ? " and endpoint" : ""),
            error);
      case "NoSuchKey":
        return failure(
            Kind.NOT_FOUND,
            error.isDeleteMarker()
                ? object + " was deleted: its latest version is a delete marker"
                : object + " does not exist",
            error.isDeleteMarker()
                ? "publish it again, or select an earlier version with config: {version_id: …}"
                : "check the plugin's path and version, and the provider's prefix",
            error);
      case "NoSuchVersion":
        return version(error, wanted, object, "no longer exists");
      case "MethodNotAllowed":
        return error.isDeleteMarker()
            ? version(error, wanted, object, "is a delete marker")
            : Optional.empty();
      case "InvalidArgument":
        return wanted.versionId().isPresent() && error.said().contains("ersion")
            ? version(error, wanted, object, "is not in this bucket")
            : Optional.empty();
      case "PreconditionFailed":
        return changed(error, object);
      default:
        return error.status() == 412 ? changed(error, object) : Optional.empty();
    }
  }

  private static Optional<ProviderException> version(
      S3Error error, Wanted wanted, String object, String what) {
    String message = "version " + wanted.versionId().orElse("") + " of " + object + " " + what;
    return wanted.pin().isPresent()
        ? failure(
            Kind.CHANGED,
            message,
            "update the lock to the current version: optimus plugin lock --upgrade",
            error)
        : failure(Kind.NOT_FOUND, message, "check the plugin's config.version_id", error);
  }

  private static Optional<ProviderException> changed(S3Error error, String object) {
    return failure(
        Kind.CHANGED,
        object + " changed since it was resolved",
        "if this is intended, update the lock: optimus plugin lock --upgrade",
        error);
  }

  /** Translates errors of objects that exist but cannot be read directly. */
  private static Optional<ProviderException> unreadable(S3Error error, String object) {
    if (error.code().equals("InvalidObjectState")) {
      String storage = error.texts().getOrDefault("StorageClass", "");
      return failure(
          Kind.INVALID,
          object + " is archived" + (storage.matches("[A-Z_]{1,40}") ? " (" + storage + ")" : ""),
          "restore it first with 'aws s3api restore-object', which may take hours",
          error);
    }
    if (error.code().equals("InvalidRequest") && error.said().contains("Server Side Encryption")) {
      return failure(
          Kind.INVALID,
          object + " is encrypted with a customer-provided key (SSE-C), which is not supported",
          "store it with S3's own encryption or a KMS key",
          error);
    }
    if (error.code().startsWith(KMS)) {
      String state = error.code().substring(KMS.length()).replaceFirst("Exception$", "");
      return failure(
          Kind.INVALID,
          object + " is encrypted with a KMS key that cannot be used (" + state + ")",
          "enable the key, or store the object under another one",
          error);
    }
    return Optional.empty();
  }

  private Optional<ProviderException> elsewhere(S3Error error, String region) {
    boolean redirect = error.status() == 301 || error.status() == 307;
    if (!redirect && !ELSEWHERE.contains(error.code())) {
      return Optional.empty();
    }
    String bucket = location.displayBucket();
    if (error.region().isPresent() && !error.region().get().equals(region)) {
      return failure(
          Kind.INVALID,
          bucket + " is in region " + error.region().get() + ", not in " + region,
          "set the provider's region: " + error.region().get(),
          error);
    }
    if (error.status() == 307) {
      return failure(
          Kind.UNAVAILABLE,
          bucket + " is new, and its address is not active yet",
          "try again later",
          error);
    }
    return failure(
        Kind.INVALID,
        bucket + " is not in region " + region,
        "set the provider's region to the bucket's",
        error);
  }

  private ProviderException byStatus(S3Error error, String object) {
    int status = error.status();
    String answer = object + ": the store answered " + error;
    boolean passing =
        PASSING.contains(error.code())
            || status == 408
            || status == 425
            || status == 429
            || (status >= 500 && status != 501 && status != 505);
    if (passing) {
      Optional<Duration> delay =
          HttpFailures.retryAfter(
              error.header().field("Retry-After"), error.header().field("Date"), clock);
      String hint = "the store is overloaded or down; try again later";
      return delay
          .map(time -> ProviderException.unavailableFor(time, answer, hint))
          .orElseGet(() -> ProviderException.unavailable(answer, hint, new StoreException(error)));
    }
    boolean missing = status == 404 || status == 410;
    return ProviderException.of(
        missing ? Kind.NOT_FOUND : Kind.INVALID,
        answer,
        error.code().isEmpty()
            ? "this is not a response of S3: check the provider's endpoint"
            : "check the provider's bucket, endpoint and region",
        new StoreException(error));
  }

  private static Optional<ProviderException> failure(
      Kind kind, String message, String hint, S3Error error) {
    return Optional.of(ProviderException.of(kind, message, hint, new StoreException(error)));
  }
}
