// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import java.net.UnknownHostException;

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

  /** Where the name of the server is unknown there is none, and it is useless to wait for it. */
  static ProviderException of(HttpException failure) {
    if (failure.getCause() instanceof UnknownHostException) {
      return ProviderException.of(
          ProviderException.Kind.DENIED,
          "no credentials: there is no service_account, none of the files that Google's tools look"
              + " for, and no metadata server",
          ELSEWHERE,
          failure);
    }
    ProviderException known = HttpFailures.of(failure);
    return ProviderException.of(
        known.kind(),
        "no credentials: the metadata server of this machine cannot be asked: "
            + failure.getMessage(),
        ELSEWHERE,
        failure);
  }
}
