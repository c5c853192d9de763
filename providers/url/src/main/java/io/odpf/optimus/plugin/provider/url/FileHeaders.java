// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Requests the header of a file without its body. Thread-safe. */
final class FileHeaders {
  private final HttpClient http;

  FileHeaders(HttpClient http) {
    this.http = http;
  }

  /**
   * Returns a response whose body the caller must not read. Sends HEAD first, and GET if the
   * response to HEAD is not conclusive.
   *
   * @param pin the known version, which the server may confirm with 304; null if there is none
   */
  HttpResponse of(URI uri, @Nullable Pin pin) throws HttpException, InterruptedException {
    try {
      HttpResponse response = http.send(unlessUnchanged(HttpRequest.head(uri), pin));
      if (isConclusive(response)) {
        return response;
      }
      response.close();
    } catch (HttpException failure) {
      if (failure.reason().onTheWay()) {
        throw failure;
      }
    }
    return http.send(unlessUnchanged(HttpRequest.get(uri), pin));
  }

  /**
   * Tells whether a response to HEAD is the same as to GET. A failure is not: signed addresses are
   * valid for one method, some servers support only GET and answer HEAD with a login page, 404 or
   * 500, and some report the length of the empty body. A server that sends Retry-After is not asked
   * again at once.
   */
  private static boolean isConclusive(HttpResponse response) {
    return switch (response.status()) {
      case 200 -> response.contentLength().orElse(-1) != 0;
      case 304 -> true;
      default -> response.header("Retry-After").isPresent();
    };
  }

  /**
   * Adds the condition. A date is not used: servers may treat an older file of the same name as not
   * modified. The response is compared instead.
   */
  private static HttpRequest unlessUnchanged(HttpRequest request, @Nullable Pin pin) {
    return pin instanceof Pin.EntityTag known
        ? request.header("If-None-Match", known.tag())
        : request;
  }
}
