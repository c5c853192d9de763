// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import org.osgi.annotation.versioning.ProviderType;

/** Sends HTTP requests with the settings it was made with. Thread-safe. */
@ProviderType
public interface HttpClient {

  /**
   * Sends a request and waits for the header of the answer, whatever its status. Up to 10 redirects
   * are followed for GET and HEAD: credentials go to the first origin only, and https never steps
   * down to http.
   *
   * @return an open response; the caller closes it
   * @throws HttpException if there is no answer to be had; {@link HttpException#reason} says why
   * @throws InterruptedException if this thread is interrupted, at once
   */
  HttpResponse send(HttpRequest request) throws HttpException, InterruptedException;
}
