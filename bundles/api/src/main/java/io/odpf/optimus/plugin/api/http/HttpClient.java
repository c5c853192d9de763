// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import org.osgi.annotation.versioning.ConsumerType;

/** Sends HTTP requests with the settings it was created with. Thread-safe. */
@ConsumerType
public interface HttpClient {

  /**
   * Sends a request and waits for the response's header, whatever its status. Follows up to 10
   * redirects of GET and HEAD; sends credentials to the first origin only, and never follows a
   * redirect from https to http.
   *
   * @return an open response; the caller closes it
   * @throws HttpException if no response arrives; {@link HttpException#reason} says why
   * @throws InterruptedException as soon as this thread is interrupted
   */
  HttpResponse send(HttpRequest request) throws HttpException, InterruptedException;
}
