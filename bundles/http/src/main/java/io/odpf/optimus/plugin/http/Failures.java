// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.http.TimeLimits.Limit;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What failures of a socket mean, in words. */
final class Failures {
  private static final String AGAIN = "try again; if it stays, look at the network and the server";

  private Failures() {}

  static HttpException unknownHost(String host, Route route, UnknownHostException cause) {
    boolean proxy = route.proxy().isPresent();
    return new HttpException(
        Reason.UNREACHABLE,
        (proxy ? "the proxy's host '" : "the host '") + host + "' is unknown",
        (proxy ? "check the proxy's address" : "check the spelling in the provider's url")
            + " and this machine's name service",
        cause);
  }

  static HttpException lookupTimedOut(String host, Limit limit, TimeLimits limits) {
    return new HttpException(
        Reason.TIMEOUT,
        "looking up the name '" + host + "' took more than " + limits.length(limit),
        "check this machine's name service, or raise timeouts."
            + limit.name().toLowerCase(Locale.ROOT),
        null);
  }

  /** A connection did not come about. {@code socket} may be null. */
  static HttpException connecting(
      IOException failure, Route route, LimitedSocket socket, boolean closed)
      throws InterruptedException {
    throwIfInterrupted(failure, route);
    HttpException known = common(failure, route, socket, closed);
    if (known != null) {
      return known;
    }
    if (failure instanceof ProtocolException) {
      return protocol(route, failure);
    }
    String target = route.proxy().isPresent() ? "the proxy " + route.proxyName() : "" + route;
    return new HttpException(
        Reason.UNREACHABLE,
        "cannot connect to " + target + ": " + reason(failure),
        failure instanceof ConnectException
            ? "check the address and the port, and whether a proxy is needed"
            : AGAIN,
        failure);
  }

  /** An open connection failed before the header of the answer was there. */
  static HttpException exchanging(
      IOException failure, Route route, WireConnection connection, boolean closed)
      throws InterruptedException {
    throwIfInterrupted(failure, route);
    HttpException known = common(failure, route, connection.socket(), closed);
    if (known != null) {
      return known;
    }
    if (failure instanceof MessageConstraintException
        || failure.getCause() instanceof MessageConstraintException) {
      return new HttpException(
          Reason.PROTOCOL,
          route + " answered with a header that is too large",
          "ask who runs the server",
          failure);
    }
    if (failure instanceof ProtocolException || failure instanceof CharConversionException) {
      return protocol(route, failure);
    }
    return new HttpException(
        Reason.BROKEN,
        connection.answered()
            ? route + " broke off in the header of its answer"
            : route + " closed the connection without an answer",
        AGAIN,
        failure);
  }

  /**
   * A body failed.
   *
   * @param declared its length; negative if not declared
   */
  static HttpException reading(
      IOException failure,
      Route route,
      WireConnection connection,
      long received,
      long declared,
      boolean closed) {
    HttpException known = common(failure, route, connection.socket(), closed);
    if (known != null) {
      return known;
    }
    String amount =
        received + (declared < 0 ? " bytes" : " of " + declared + " bytes") + " of the body";
    // A chunk that is cut off is also called malformed by the decoder.
    boolean garbled =
        !connection.ended()
            && (failure instanceof MessageConstraintException
                || failure instanceof MalformedChunkCodingException);
    if (garbled) {
      return new HttpException(
          Reason.PROTOCOL,
          route + " sent a garbled chunk after " + amount,
          "ask who runs the server",
          failure);
    }
    return new HttpException(Reason.BROKEN, route + " broke off after " + amount, AGAIN, failure);
  }

  static HttpException tooSlow(Route route, LowSpeed speed, TimeLimits limits) {
    return new HttpException(
        Reason.TIMEOUT,
        route + " sent only " + speed.received() + " bytes in " + limits.speedTime(),
        "try again, or lower timeouts.speed_limit",
        null);
  }

  /** A body of TLS without a length whose end may be an attacker's. */
  static HttpException unmarkedEnd(Route route, long received) {
    return new HttpException(
        Reason.UNMARKED_END,
        route
            + " ended the connection after "
            + received
            + " bytes of a body without a length, and not by TLS: it may have been cut",
        "give the plugin's sha256 or checksums, which prove that all came; the server should send a"
            + " Content-Length or close_notify",
        null);
  }

  static HttpException proxyRefused(int status, Route route) {
    String proxy = "the proxy " + route.proxyName();
    if (status == 407) {
      boolean known = route.proxy().orElseThrow().credentials().isPresent();
      return new HttpException(
          Reason.PROXY,
          proxy
              + (known
                  ? " does not accept the user name and password it was given (407)"
                  : " wants a user name and password (407)"),
          "put them into the proxy's address: http://user:password@host:port",
          null);
    }
    if (status >= 500) {
      return new HttpException(
          Reason.UNREACHABLE,
          proxy + " cannot connect to " + route.origin() + " (" + status + ")",
          "check the host in the provider's url; it may have to be in NO_PROXY",
          null);
    }
    return new HttpException(
        Reason.PROXY,
        proxy + " refuses to connect to " + route.origin() + " (" + status + ")",
        "ask who runs the proxy, or put the host into NO_PROXY if it can be reached without",
        null);
  }

  static HttpException contentCoding(Route route, String coding) {
    return new HttpException(
        Reason.PROTOCOL,
        route
            + " sent its answer with Content-Encoding '"
            + Printable.of(coding)
            + "', which was not asked for",
        "the bytes may be compressed twice; remove the coding from the server's configuration or"
            + " from the object's metadata",
        null);
  }

  private static HttpException protocol(Route route, IOException failure) {
    return new HttpException(
        Reason.PROTOCOL,
        route + " breaks the rules of HTTP: " + failure.getMessage(),
        "check the scheme and the port in the provider's url",
        failure);
  }

  /** A channel whose thread is interrupted closes, and fails in several ways. */
  private static void throwIfInterrupted(IOException failure, Route route)
      throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("while talking to " + route);
      interrupted.initCause(failure);
      throw interrupted;
    }
  }

  private static HttpException common(
      IOException failure, Route route, LimitedSocket socket, boolean closed) {
    if (failure instanceof HttpException explained) {
      return explained;
    }
    if (socket != null && socket.limitReached().isPresent()) {
      return timedOut(route, socket.limitReached().get(), socket.limits(), failure);
    }
    return closed
        ? new HttpException(
            Reason.BROKEN, "the client was closed while talking to " + route, "", failure)
        : null;
  }

  private static HttpException timedOut(
      Route route, Limit limit, TimeLimits limits, IOException cause) {
    String length = limits.length(limit);
    String what =
        switch (limit) {
          case CONNECT -> "there was no connection to " + route + " within " + length;
          case IDLE -> route + " sent nothing for " + length;
          case TOTAL -> route + " was not done within " + length;
        };
    String hint =
        switch (limit) {
          case CONNECT -> "check the address and the network, or raise timeouts.connect";
          case IDLE -> "try again, or raise timeouts.idle";
          case TOTAL -> "try again, or raise timeouts.total";
        };
    return new HttpException(Reason.TIMEOUT, what, hint, cause);
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
