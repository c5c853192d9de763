// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import java.net.ConnectException;

/** What it means that a metadata server issues no token. */
final class MetadataFailures {
  private static final String ELSEWHERE =
      "set the provider's service_account or GOOGLE_APPLICATION_CREDENTIALS, log in by 'gcloud auth"
          + " application-default login', or say anonymous: true";

  private MetadataFailures() {}

  static ProviderException of(Answer answer) {
    if (answer.generic().kind() == ProviderException.Kind.UNAVAILABLE) {
      return answer.unavailable("the metadata server of this machine answered " + answer.status());
    }
    return ProviderException.denied(
        "no credentials: the metadata server of this machine answered "
            + answer.status()
            + " instead of a token",
        "give the machine a service account; or " + ELSEWHERE);
  }

  /** Something answered that is not a metadata server. */
  static ProviderException of(String details) {
    return ProviderException.denied("no credentials: " + details, ELSEWHERE);
  }

  /** A server that refuses is not ready yet; one that cannot be reached is not there. */
  static ProviderException of(HttpException failure) {
    boolean starting =
        failure.reason() == HttpException.Reason.BROKEN
            || failure.getCause() instanceof ConnectException refused
                && String.valueOf(refused.getMessage()).contains("refused");
    return starting
        ? ProviderException.unavailable(
            "the metadata server of this machine cannot be asked: " + failure.getMessage(),
            ELSEWHERE,
            failure)
        : ProviderException.of(
            ProviderException.Kind.DENIED,
            "no credentials: there is no service_account, none of the files that Google's tools look"
                + " for, and no metadata server ("
                + failure.getMessage()
                + ")",
            ELSEWHERE,
            failure);
  }
}
