// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import io.odpf.optimus.plugin.api.http.HttpClient;
import java.time.Clock;
import java.util.Set;

/**
 * The platform's HTTP client in the form that Google's library takes. Thread-safe.
 *
 * <p>Failures are thrown as {@link TransportException}, so that the library does not try again by
 * itself. One answer is left to it: 401 from the storage service, after which it gets a fresh token
 * and repeats the request once.
 */
public final class SdkTransport extends HttpTransport {
  private static final Set<String> METHODS = Set.of("GET", "POST");

  private final HttpClient http;
  private final Endpoint endpoint;
  private final AnswerReader answers;

  /**
   * @param endpoint what kind of server it leads to
   * @param clock tells how far away a date in {@code Retry-After} is
   */
  public SdkTransport(HttpClient http, Endpoint endpoint, Clock clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.answers = new AnswerReader(endpoint, clock);
  }

  @Override
  public boolean supportsMethod(String method) {
    return METHODS.contains(method);
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new SdkRequest(http, endpoint, answers, method, url);
  }
}
