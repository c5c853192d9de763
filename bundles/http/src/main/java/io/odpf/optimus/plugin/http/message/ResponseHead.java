// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.text.TerminalText;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.AbstractMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.LineParser;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Parses the header of a response strictly as RFC 9112 specifies, and quotes a malformed line in
 * the error. HttpCore's line parser is more lenient and loads more classes.
 */
public final class ResponseHead extends AbstractMessageParser<ClassicHttpResponse> {

  /** Creates a parser for each connection. */
  public static final class Factory implements HttpMessageParserFactory<ClassicHttpResponse> {
    private final Http1Config limits;

    public Factory(Http1Config limits) {
      this.limits = limits;
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
      return new ResponseHead(limits);
    }

    /** Deprecated by HttpCore and never called, but still abstract. */
    @Override
    @SuppressWarnings("deprecation")
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config others) {
      return new ResponseHead(others);
    }
  }

  private ResponseHead(Http1Config limits) {
    super(limits, new HeaderLines());
  }

  /** Parses {@code HTTP/1.1 200 OK}; some servers omit the second space. */
  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line) throws ProtocolException {
    boolean valid =
        line.length() >= 12
            && line.substring(0, 7).equals("HTTP/1.")
            && isDigit(line.charAt(7))
            && line.charAt(8) == ' '
            && isDigit(line.charAt(9))
            && line.charAt(9) != '0'
            && isDigit(line.charAt(10))
            && isDigit(line.charAt(11))
            && (line.length() == 12 || line.charAt(12) == ' ');
    if (!valid) {
      throw new ProtocolException(
          "it answered " + TerminalText.quote(line.toString()) + ", which is not HTTP/1");
    }
    int status = Integer.parseInt(line.substring(9, 12));
    BasicClassicHttpResponse response = new BasicClassicHttpResponse(status, "");
    response.setVersion(line.charAt(7) == '0' ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
    return response;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static final class HeaderLines implements LineParser {

    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
      int colon = line.indexOf(':');
      // Parsers disagree about a space before the colon, which enables request smuggling.
      if (colon <= 0 || line.charAt(colon - 1) <= ' ' || line.charAt(0) <= ' ') {
        throw new ParseException(
            "it sent " + TerminalText.quote(line.toString()) + ", which is not a header");
      }
      return new BasicHeader(
          line.substring(0, colon), line.substringTrimmed(colon + 1, line.length()));
    }

    @Override
    public RequestLine parseRequestLine(CharArrayBuffer line) {
      throw new UnsupportedOperationException("a client parses no requests");
    }

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer line) {
      throw new UnsupportedOperationException("createMessage parses the status line");
    }
  }
}
