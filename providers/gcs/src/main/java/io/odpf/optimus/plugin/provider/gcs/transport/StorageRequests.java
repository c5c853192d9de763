// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;

/**
 * Prepares the library's requests to the storage service: a request answered with 401 may be
 * repeated once, and no redirect is followed.
 */
public final class StorageRequests extends HttpTransportOptions {
  private static final long serialVersionUID = 1L;

  private StorageRequests(Builder builder) {
    super(builder);
  }

  /** Requests over a transport. */
  public static StorageRequests over(SdkTransport transport) {
    return new StorageRequests(newBuilder().setHttpTransportFactory(() -> transport));
  }

  @Override
  public HttpRequestInitializer getHttpRequestInitializer(ServiceOptions<?, ?> options) {
    HttpRequestInitializer library = super.getHttpRequestInitializer(options);
    return request -> {
      library.initialize(request);
      HttpUnsuccessfulResponseHandler freshToken = request.getUnsuccessfulResponseHandler();
      if (freshToken != null) {
        request.setUnsuccessfulResponseHandler(
            (sent, response, mayRetry) -> {
              boolean again = freshToken.handleResponse(sent, response, mayRetry);
              // The library's handler registered itself again, to get a token after a second
              // refusal too.
              sent.setUnsuccessfulResponseHandler(null);
              return again;
            });
      }
      request.setNumberOfRetries(1);
      request.setFollowRedirects(false);
      request.setLoggingEnabled(false);
    };
  }
}
