// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** The body of a response that is a document, not an object. */
public final class Body {
  /** In bytes; documents with keys or errors have a few thousand. */
  private static final int LONGEST = 64 * 1024;

  private Body() {}

  /** Returns the text, or the beginning of a longer one. */
  public static String of(HttpResponse response) throws HttpException, InterruptedException {
    return of(response, LONGEST);
  }

  /**
   * Reads the text, or the beginning of it.
   *
   * @param longest the maximum number of bytes
   */
  public static String of(HttpResponse response, int longest)
      throws HttpException, InterruptedException {
    try {
      return new String(response.body().readNBytes(longest), StandardCharsets.UTF_8);
    } catch (InterruptedIOException failure) {
      // A timeout is an IOException too, and of an unreadable body only the status is known.
      if (Thread.interrupted()) {
        throw new InterruptedException(failure.getMessage());
      }
      throw broken(failure);
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  private static HttpException broken(IOException failure) {
    return new HttpException(
        HttpException.Reason.BROKEN,
        "a response was cut off: " + failure.getMessage(),
        "",
        failure);
  }
}
