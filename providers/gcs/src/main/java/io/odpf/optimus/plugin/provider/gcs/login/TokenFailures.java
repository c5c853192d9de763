// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import java.time.Clock;
import java.time.Duration;

/** Translates failures to get a token from a token endpoint. */
final class TokenFailures {
  /** A smaller difference is not the reason for a refusal. */
  private static final Duration NOTABLE = Duration.ofMinutes(1);

  private final String owner;
  private final Clock clock;

  TokenFailures(String owner, Clock clock) {
    this.owner = owner;
    this.clock = clock;
  }

  ProviderException of(Answer answer) {
    String place = Addresses.display(answer.uri());
    if (answer.generic().kind() == ProviderException.Kind.UNAVAILABLE) {
      return answer.unavailable(
          "no token for " + owner + ": " + place + " answered " + said(answer));
    }
    if (answer.reason().isEmpty()) {
      return ProviderException.invalid(
          place + " answered " + said(answer) + ", which is not the response of a token endpoint",
          "check the token_uri in the key, and the proxy");
    }
    return ProviderException.denied(
        "no token for " + owner + ": " + place + " answered " + said(answer), hint(answer));
  }

  private static String said(Answer answer) {
    StringBuilder text = new StringBuilder().append(answer.status());
    if (!answer.reason().isEmpty()) {
      text.append(' ').append(answer.reason());
    }
    if (!answer.message().isEmpty()) {
      text.append(": ").append(answer.message());
    }
    return text.toString();
  }

  private String hint(Answer answer) {
    return switch (answer.reason()) {
      case "invalid_grant" -> grantHint(answer);
      case "invalid_client", "unauthorized_client", "disabled_client", "deleted_client" ->
          "the key's client is unknown, disabled or not allowed to request tokens: create a new key, or log"
              + " in again: gcloud auth application-default login";
      case "invalid_scope" ->
          "the account may not request read access to storage: check the organisation's restrictions";
      default -> "check the account and its keys in Google Cloud";
    };
  }

  private String grantHint(Answer answer) {
    if (answer.says("signature") || answer.says("key")) {
      return "the key was deleted or does not belong to this account: create a new one: gcloud iam"
          + " service-accounts keys create";
    }
    if (answer.says("timeframe") || answer.says(" iat ") || answer.says("short-lived")) {
      return "set this machine's clock" + skew(answer);
    }
    if (answer.says("not found") || answer.says("disabled") || answer.says("deleted")) {
      return "the account was deleted or disabled: enable it, or use the key of another account";
    }
    if (answer.says("expired") || answer.says("revoked") || answer.says("rapt")) {
      return "log in again: gcloud auth application-default login";
    }
    return "the account, its key or its login is no longer valid: create a new key, or log in again";
  }

  /** Returns the difference between this machine's clock and the server's. */
  private String skew(Answer answer) {
    Duration ahead =
        answer.date().map(date -> Duration.between(date, clock.instant())).orElse(Duration.ZERO);
    if (ahead.abs().compareTo(NOTABLE) < 0) {
      return "";
    }
    return ", which is "
        + ahead.abs().toMinutes()
        + " min "
        + (ahead.isNegative() ? "behind" : "ahead of")
        + " that of "
        + answer.uri().getHost();
  }
}
