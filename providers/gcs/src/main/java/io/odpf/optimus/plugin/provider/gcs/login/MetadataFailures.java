// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import java.net.ConnectException;

/** Translates failures to get a token from a metadata server. */
final class MetadataFailures {
  private static final String ELSEWHERE =
      "set the provider's service_account or GOOGLE_APPLICATION_CREDENTIALS, log in with 'gcloud auth"
          + " application-default login', or set anonymous: true";

  private MetadataFailures() {}

  static ProviderException of(Answer answer) {
    if (answer.generic().kind() == ProviderException.Kind.UNAVAILABLE) {
      return answer.unavailable("this machine's metadata server answered " + answer.status());
    }
    return ProviderException.denied(
        "no credentials: this machine's metadata server answered "
            + answer.status()
            + " instead of a token",
        "give the machine a service account; or " + ELSEWHERE);
  }

  /** Translates a response that is not from a metadata server. */
  static ProviderException of(String details) {
    return ProviderException.denied("no credentials: " + details, ELSEWHERE);
  }

  /** A server that refuses connections is still starting; an unreachable one does not exist. */
  static ProviderException of(HttpException failure) {
    boolean starting =
        failure.reason() == HttpException.Reason.BROKEN
            || failure.getCause() instanceof ConnectException refused
                && String.valueOf(refused.getMessage()).contains("refused");
    return starting
        ? ProviderException.unavailable(
            "cannot reach this machine's metadata server: " + failure.getMessage(),
            ELSEWHERE,
            failure)
        : ProviderException.of(
            ProviderException.Kind.DENIED,
            "no credentials: no service_account is set, there are no gcloud credential"
                + " files, and no metadata server ("
                + failure.getMessage()
                + ")",
            ELSEWHERE,
            failure);
  }
}
