// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.http;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Reads the header of an answer, and says what came where it is none. */
final class ResponseHead extends DefaultHttpResponseParser {

  ResponseHead(Http1Config limits) {
    super(limits);
  }

  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line)
      throws java.io.IOException, HttpException {
    if (line.length() < 5 || !line.substring(0, 5).equals("HTTP/")) {
      throw new ProtocolException("it answered '" + Printable.of(line) + "', which is not HTTP");
    }
    try {
      return super.createMessage(line);
    } catch (HttpException malformed) {
      throw new ProtocolException(
          "it answered '" + Printable.of(line) + "', which is not HTTP", malformed);
    }
  }
}
