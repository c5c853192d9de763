// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.transport.Answer;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import java.time.Clock;

/** What it means that there is no access token. */
public final class LoginFailures {
  private final TokenFailures tokens;

  /**
   * @param clock this machine's
   */
  public LoginFailures(Login login, Clock clock) {
    this.tokens = new TokenFailures(login.owner(), clock);
  }

  /** A server of tokens answered, with something else. */
  public ProviderException of(Answer answer) {
    return answer.endpoint() == Endpoint.METADATA ? MetadataFailures.of(answer) : tokens.of(answer);
  }

  /** A server of tokens could not be asked. */
  public ProviderException of(Endpoint endpoint, HttpException failure) {
    return endpoint == Endpoint.METADATA ? MetadataFailures.of(failure) : HttpFailures.of(failure);
  }

  /** Something answered that is not a metadata server. */
  public ProviderException noToken(String details) {
    return MetadataFailures.of(details);
  }
}
