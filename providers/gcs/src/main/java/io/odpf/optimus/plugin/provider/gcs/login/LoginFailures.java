// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import java.time.Clock;

/** Translates failures to get an access token. */
public final class LoginFailures {
  private final TokenFailures tokens;

  /**
   * Creates a translator.
   *
   * @param clock this machine's clock
   */
  public LoginFailures(Login login, Clock clock) {
    this.tokens = new TokenFailures(login.owner(), clock);
  }

  /** Translates an error response of a token endpoint. */
  public ProviderException of(Answer answer) {
    return answer.endpoint() == Endpoint.METADATA ? MetadataFailures.of(answer) : tokens.of(answer);
  }

  /** Translates a failure to reach a token endpoint. */
  public ProviderException of(Endpoint endpoint, HttpException failure) {
    return endpoint == Endpoint.METADATA ? MetadataFailures.of(failure) : HttpFailures.of(failure);
  }

  /** Translates a response that is not from a metadata server. */
  public ProviderException noToken(String details) {
    return MetadataFailures.of(details);
  }
}
