// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/** The reader of response headers and of their lengths. */
public final class ResponseHeadTarget {
  private static final int LINE = 1024;
  private static final int COUNT = 50;
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxHeaderCount(COUNT).setMaxLineLength(LINE).build();

  private ResponseHeadTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    ClassicHttpResponse head;
    try {
      head =
          new ResponseHead.Factory(LIMITS)
              .create()
              .parse(
                  new SessionInputBufferImpl(new BasicHttpTransportMetrics(), 512, -1, LINE, null),
                  new ByteArrayInputStream(input));
    } catch (HttpException | IOException failure) {
      Invariant.printable(failure.getMessage() == null ? "" : failure.getMessage());
      return;
    }
    if (head == null) {
      return;
    }
    Invariant.holds(head.getCode() >= 0 && head.getCode() <= 999, "status " + head.getCode());
    Invariant.holds(head.getHeaders().length <= COUNT, "more headers than allowed");
    for (Header header : head.getHeaders()) {
      Invariant.holds(!header.getName().isBlank(), "a header without a name");
      Invariant.holds(
          header.getName().length() + header.getValue().length() <= LINE, "a line too long");
      Invariant.holds(
          header.getValue().indexOf('\r') < 0 && header.getValue().indexOf('\n') < 0
              || header.getValue().indexOf('\n') < 0,
          "a header of two lines");
    }
    try {
      long length = BodyLength.INSTANCE.determineLength(head);
      boolean known = length >= 0 || length == BodyLength.CHUNKED || length == BodyLength.UNDEFINED;
      Invariant.holds(known, "length " + length);
    } catch (HttpException e) {
      Invariant.printable(e.getMessage());
    }
  }
}
