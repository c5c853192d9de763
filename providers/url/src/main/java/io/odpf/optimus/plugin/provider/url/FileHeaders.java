// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.net.URI;

/** Asks for what stands in the header of a file's answer, without its body. Thread-safe. */
final class FileHeaders {
  private final HttpClient http;

  FileHeaders(HttpClient http) {
    this.http = http;
  }

  /**
   * The header of a file's answer; its body, if it has one, is not to be read. HEAD is asked first,
   * and GET where that tells nothing.
   *
   * @param pin the version that need not be told again; null if none is known
   */
  HttpResponse of(URI uri, Pin pin) throws HttpException, InterruptedException {
    try {
      HttpResponse response = http.send(unlessThis(HttpRequest.head(uri), pin));
      if (isTelling(response)) {
        return response;
      }
      response.close();
    } catch (HttpException failure) {
      if (failure.reason().onTheWay()) {
        throw failure;
      }
    }
    return http.send(unlessThis(HttpRequest.get(uri), pin));
  }

  /**
   * Whether an answer to HEAD tells what GET would. One that failed says nothing: signed addresses
   * are good for one method, some servers know only GET and answer anything else by a login, 404 or
   * 500, and some count the bytes of the body that HEAD does not have. A server that asks for
   * patience is not asked again at once.
   */
  private static boolean isTelling(HttpResponse response) {
    return switch (response.status()) {
      case 200 -> response.contentLength().orElse(-1) != 0;
      case 304 -> true;
      default -> response.header("Retry-After").isPresent();
    };
  }

  /**
   * A date is not sent as a condition: servers may take an older file with the same name for one
   * that is not modified. The answer is compared instead.
   */
  private static HttpRequest unlessThis(HttpRequest request, Pin pin) {
    return pin instanceof Pin.EntityTag known
        ? request.header("If-None-Match", known.tag())
        : request;
  }
}
