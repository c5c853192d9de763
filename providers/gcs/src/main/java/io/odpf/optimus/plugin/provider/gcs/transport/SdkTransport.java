// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import io.odpf.optimus.plugin.api.http.HttpClient;
import java.time.Clock;
import java.util.Set;

/**
 * Adapts the platform's HTTP client to Google's library. Thread-safe.
 *
 * <p>Failures are thrown as {@link TransportException}, so that the library does not retry. It
 * handles one response itself: 401 from the storage service, after which it gets a new token and
 * repeats the request once.
 */
public final class SdkTransport extends HttpTransport {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  private final HttpClient http;
  private final Endpoint endpoint;
  private final AnswerReader answers;

  /**
   * Creates a transport.
   *
   * @param endpoint the kind of server that requests go to
   * @param clock the clock for dates in {@code Retry-After}
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
