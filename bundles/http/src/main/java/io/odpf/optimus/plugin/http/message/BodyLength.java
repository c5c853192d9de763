// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/**
 * Determines the length of a body from its header (RFC 9112, 6.3). Headers that two readers could
 * interpret differently are rejected: they allow one response to be smuggled into another.
 */
public final class BodyLength implements ContentLengthStrategy {
  public static final BodyLength INSTANCE = new BodyLength();

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
      throw new ProtocolException(
          "its Content-Length is not a number: " + TerminalText.quote(value));
    }
    return Long.parseLong(digits);
  }
}
