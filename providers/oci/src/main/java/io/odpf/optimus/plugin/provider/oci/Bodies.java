// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Reads small response bodies into memory. */
final class Bodies {
  private Bodies() {}

  /** Returns a body as UTF-8 text, cut off after {@code longest} bytes. */
  static String text(HttpResponse response, int longest)
      throws HttpException, InterruptedException {
    return new String(bytes(response, longest), StandardCharsets.UTF_8);
  }

  /**
   * Returns a body, cut off after {@code longest} bytes.
   *
   * @throws HttpException if the connection fails before the end
   * @throws InterruptedException if this thread was interrupted while it read
   */
  static byte[] bytes(HttpResponse response, int longest)
      throws HttpException, InterruptedException {
    try {
      return response.body().readNBytes(longest);
    } catch (InterruptedIOException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException(failure.getMessage());
      }
      throw broken(failure);
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  private static HttpException broken(IOException failure) {
    return failure instanceof HttpException known
        ? known
        : new HttpException(
            HttpException.Reason.BROKEN,
            "a response was cut off: " + failure.getMessage(),
            "",
            failure);
  }
}
