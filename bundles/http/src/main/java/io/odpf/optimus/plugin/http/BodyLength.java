// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/**
 * How long a body is by its header. Headers that two readers could understand differently are
 * refused: that is how one answer is smuggled into another.
 */
final class BodyLength implements ContentLengthStrategy {
  static final BodyLength INSTANCE = new BodyLength();

  private BodyLength() {}

  @Override
  public long determineLength(HttpMessage message) throws ProtocolException {
    Header[] lengths = message.getHeaders("Content-Length");
    Header[] codings = message.getHeaders("Transfer-Encoding");
    if (codings.length > 0) {
      if (lengths.length > 0) {
        throw new ProtocolException("it sent both Content-Length and Transfer-Encoding");
      }
      if (codings.length > 1
          || !codings[0].getValue().trim().toLowerCase(Locale.ROOT).equals("chunked")) {
        throw new ProtocolException("it sent a Transfer-Encoding other than chunked");
      }
      return CHUNKED;
    }
    if (lengths.length > 1) {
      throw new ProtocolException("it sent several Content-Length headers");
    }
    return lengths.length == 0 ? UNDEFINED : parse(lengths[0].getValue());
  }

  private static long parse(String value) throws ProtocolException {
    String digits = value.trim();
    boolean valid = !digits.isEmpty() && digits.length() <= 18;
    for (int i = 0; valid && i < digits.length(); i++) {
      valid = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!valid) {
      throw new ProtocolException("its Content-Length is no length: '" + Printable.of(value) + "'");
    }
    return Long.parseLong(digits);
  }
}
