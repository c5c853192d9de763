// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import java.util.Set;

/** Translates error responses of the storage service. */
final class Refusals {
  static final int NO_SUCH_RANGE = 416;

  private static final String MOVE_ON =
      "if this is intended, update the lock: optimus plugin lock --upgrade";

  /** Reasons for status 403 that are temporary. */
  private static final Set<String> THROTTLED =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded");

  private final Login login;

  Refusals(Login login) {
    this.login = login;
  }

  ProviderException of(Answer answer, WantedObject object) {
    if (answer.generic().kind() == ProviderException.Kind.UNAVAILABLE
        || THROTTLED.contains(answer.reason())) {
      return answer.unavailable(
          "the storage service answered " + answer.status() + " for " + object + quoted(answer));
    }
    return switch (answer.status()) {
      case 400 -> malformed(answer, object);
      case 401 -> unauthorized(object, quoted(answer));
      case 403 -> forbidden(answer, object);
      case 404, 410 -> missing(answer, object);
      case 407 -> answer.generic();
      case 412 -> gone(object, "the service answered 412");
      default -> other(answer, object);
    };
  }

  private static ProviderException malformed(Answer answer, WantedObject object) {
    if (answer.says("requester pays") || answer.reason().equals("required")) {
      return ProviderException.invalid(
          "the requester pays for reading " + object + ", and no project to bill is set",
          "set the provider's user_project to the project to bill");
    }
    return ProviderException.invalid(
        "the storage service rejected the request for " + object + quoted(answer),
        "check the names of the bucket and the object, and the provider's user_project");
  }

  ProviderException unauthorized(WantedObject object, String words) {
    if (login.anonymous()) {
      return ProviderException.denied(
          object + " cannot be read without credentials" + words,
          "set service_account instead of anonymous, or make the object public; for a missing object the"
              + " answer is the same");
    }
    return ProviderException.denied(
        "the storage service rejected the token of " + login.owner() + words,
        "check that the account exists and that its tokens are meant for this endpoint");
  }

  private ProviderException forbidden(Answer answer, WantedObject object) {
    String message = login.owner() + " may not read " + object + quoted(answer);
    if (answer.says("kms") || answer.says("cryptokey")) {
      return ProviderException.denied(
          message,
          "the object is encrypted with a Cloud KMS key: grant the project's storage service"
              + " agent roles/cloudkms.cryptoKeyDecrypter on it, or enable the key");
    }
    if (answer.says("serviceusage") || answer.reason().startsWith("userProject")) {
      return ProviderException.denied(
          message,
          "grant roles/serviceusage.serviceUsageConsumer on the project that is billed, or correct"
              + " the provider's user_project");
    }
    if (answer.says("billing") || answer.reason().equals("accountDisabled")) {
      return ProviderException.denied(
          message, "enable billing for the project that the bucket belongs to");
    }
    if (answer.says("scope") || answer.reason().equals("insufficientPermissions")) {
      return ProviderException.denied(
          message, "give the machine the access scope storage-ro, or set a service_account");
    }
    if (answer.says("organization") || answer.reason().equals("vpcServiceControls")) {
      return ProviderException.denied(
          message,
          "a service perimeter or an organisation policy forbids it: ask its administrator");
    }
    return ProviderException.denied(
        message,
        "grant roles/storage.objectViewer (storage.objects.get) on the bucket, or check the path:"
            + " without storage.objects.list the answer for a missing object is the same");
  }

  private static ProviderException missing(Answer answer, WantedObject object) {
    if (answer.says("bucket does not exist") || answer.reason().equals("NoSuchBucket")) {
      return ProviderException.notFound(
          "no bucket '" + object.bucket() + "'", "check the provider's bucket");
    }
    if (answer.message().isEmpty() && answer.reason().isEmpty()) {
      return ProviderException.notFound(
          Addresses.display(answer.uri()) + " does not exist (" + answer.status() + ")",
          "check the provider's endpoint: it does not respond like Cloud Storage");
    }
    if (object.pinned()) {
      return gone(object, "the service answered " + answer.status());
    }
    return object.generation().isPresent()
        ? ProviderException.notFound(
            "no generation " + object.generation().getAsLong() + " of " + object,
            "it may have been replaced or deleted: check the path and the generation")
        : ProviderException.notFound(
            "no object " + object, "check the provider's prefix and the plugin's path");
  }

  /** Creates the exception for a pinned generation that no longer exists. */
  static ProviderException gone(WantedObject object, String how) {
    return ProviderException.changed(
        object
            + " was replaced or deleted: generation "
            + object.generation().orElse(0)
            + " is gone ("
            + how
            + ")",
        MOVE_ON);
  }

  private static ProviderException other(Answer answer, WantedObject object) {
    boolean redirect = answer.status() / 100 == 3;
    return ProviderException.invalid(
        Addresses.display(answer.uri())
            + " answered "
            + answer.status()
            + (redirect ? ", a redirect," : "")
            + " for "
            + object
            + quoted(answer),
        redirect
            ? "set the provider's endpoint to the final address; credentials do not follow"
                + " redirects"
            : "check the provider's endpoint and the proxy");
  }

  private static String quoted(Answer answer) {
    return answer.message().isEmpty() ? "" : ": " + answer.message();
  }
}
