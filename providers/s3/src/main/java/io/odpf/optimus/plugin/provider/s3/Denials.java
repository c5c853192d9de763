// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Translates a store's refusals of credentials and permissions. */
final class Denials {
  private final boolean anonymous;
  private final boolean requesterPays;
  private final String account;
  private final Clock clock;

  /**
   * @param anonymous whether requests are not signed
   * @param requesterPays whether requests agree to pay
   * @param account the origin of the keys, for messages
   */
  Denials(boolean anonymous, boolean requesterPays, String account, Clock clock) {
    this.anonymous = anonymous;
    this.requesterPays = requesterPays;
    this.account = account;
    this.clock = clock;
  }

  /** Returns the failure; empty if the error is not about credentials or permissions. */
  Optional<ProviderException> of(S3Error error, Wanted wanted, String object) {
    switch (error.code()) {
      case "InvalidAccessKeyId":
        return denied(error, "the store does not know the access key id", "check " + account);
      case "SignatureDoesNotMatch":
        return denied(
            error,
            "the secret access key does not belong to the access key id",
            "check "
                + account
                + "; where the keys are right, a proxy may change requests on their way");
      case "ExpiredToken", "TokenRefreshRequired":
        return denied(error, "the session token has expired", "renew " + account);
      case "InvalidToken":
        return denied(
            error, "the session token is not valid for its access key", "renew " + account);
      case "RequestTimeTooSkewed", "RequestExpired":
        return Optional.of(
            ProviderException.local(
                "this machine's clock is wrong" + skew(error),
                "correct the clock: S3 accepts a difference of less than 15 minutes",
                new StoreException(error)));
      default:
        return error.status() == 401 || error.status() == 403
            ? access(error, wanted, object)
            : Optional.empty();
    }
  }

  /** Returns the failure; empty if the error is not about the permission to change an object. */
  Optional<ProviderException> ofChange(S3Error error, String object) {
    return error.code().equals("AccessDenied")
        ? denied(
            error,
            "no permission to write "
                + object
                + (anonymous ? " without credentials" : "")
                + ": "
                + error,
            "allow s3:PutObject, s3:AbortMultipartUpload and, to remove objects, s3:DeleteObject to "
                + account)
        : Optional.empty();
  }

  private Optional<ProviderException> access(S3Error error, Wanted wanted, String object) {
    String said = error.said().toLowerCase(Locale.ROOT);
    if (said.contains("kms")) {
      return denied(
          error,
          "no permission to decrypt " + object + ": " + error.said(),
          "allow kms:Decrypt on the object's KMS key to " + account);
    }
    if (error.code().isEmpty()) {
      return denied(
          error,
          object + ": the server answered " + error.status() + " without an S3 error code",
          "check the provider's endpoint and any proxy in between");
    }
    String message =
        "no permission to read "
            + object
            + (anonymous ? " without credentials" : "")
            + ": "
            + error;
    if (anonymous) {
      return denied(
          error, message, "the bucket is not public: set service_account instead of anonymous");
    }
    boolean version = wanted.versionId().isPresent();
    return denied(
        error,
        message,
        "allow "
            + (version ? "s3:GetObject and s3:GetObjectVersion" : "s3:GetObject")
            + " to "
            + account
            + "; without s3:ListBucket, an object that does not exist is answered like this too"
            + (requesterPays
                ? ""
                : "; a bucket whose readers pay needs the provider's requester_pays: true"));
  }

  private Optional<ProviderException> denied(S3Error error, String message, String hint) {
    return Optional.of(ProviderException.of(Kind.DENIED, message, hint, new StoreException(error)));
  }

  /** Returns the difference to the time in the response. */
  private String skew(S3Error error) {
    Optional<Instant> theirs = error.header().field("Date").flatMap(Denials::instant);
    if (theirs.isEmpty()) {
      return "";
    }
    Duration ahead = Duration.between(theirs.get(), clock.instant());
    long minutes = ahead.abs().toMinutes();
    return ": it is "
        + (minutes >= 120 ? ahead.abs().toHours() + " hours " : minutes + " minutes ")
        + (ahead.isNegative() ? "behind" : "ahead of")
        + " the store's";
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
