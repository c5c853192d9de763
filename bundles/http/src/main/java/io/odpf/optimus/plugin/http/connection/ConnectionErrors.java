// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.http.connection.TimeLimits.Limit;
import io.odpf.optimus.plugin.http.proxy.Route;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** Translates connection failures to exceptions with a message and hint for the user. */
public final class ConnectionErrors {
  private static final String RETRY =
      "try again; if the problem persists, check the network and the server";

  private ConnectionErrors() {}

  static HttpException unknownHost(String host, Route route, UnknownHostException cause) {
    boolean proxy = route.proxy().isPresent();
    return new HttpException(
        Reason.UNREACHABLE,
        (proxy ? "unknown proxy host '" : "unknown host '") + host + "'",
        (proxy ? "check the proxy's address" : "check the spelling in the provider's url")
            + " and this machine's DNS",
        cause);
  }

  static HttpException lookupTimedOut(String host, Limit limit, TimeLimits limits) {
    return new HttpException(
        Reason.TIMEOUT,
        "looking up the host '" + host + "' took longer than " + limits.length(limit),
        "check this machine's DNS, or raise timeouts." + limit.name().toLowerCase(Locale.ROOT),
        null);
  }

  /**
   * Describes a failure to connect.
   *
   * @param socket null if none could be created
   */
  static HttpException connecting(
      IOException failure, Route route, @Nullable DeadlineSocket socket, boolean closed)
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
            : RETRY,
        failure);
  }

  /** Describes a failure before the header of the response was complete. */
  public static HttpException exchanging(
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
          route + " sent a response header that is too large",
          "ask the server's operator",
          failure);
    }
    if (failure instanceof ProtocolException || failure instanceof CharConversionException) {
      return protocol(route, failure);
    }
    return new HttpException(
        Reason.BROKEN,
        connection.answered()
            ? route + " closed the connection within the response header"
            : route + " closed the connection without a response",
        RETRY,
        failure);
  }

  /**
   * Describes a failure to read a body.
   *
   * @param declared its length; negative if unknown
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
    // The decoder also calls a truncated chunk malformed.
    boolean malformed =
        !connection.ended()
            && (failure instanceof MessageConstraintException
                || failure instanceof MalformedChunkCodingException);
    if (malformed) {
      return new HttpException(
          Reason.PROTOCOL,
          route + " sent a malformed chunk after " + amount,
          "ask the server's operator",
          failure);
    }
    return new HttpException(
        Reason.BROKEN, route + " closed the connection after " + amount, RETRY, failure);
  }

  static HttpException tooSlow(Route route, LowSpeed speed, TimeLimits limits) {
    return new HttpException(
        Reason.TIMEOUT,
        route + " sent only " + speed.received() + " bytes in " + limits.speedTime(),
        "try again, or lower timeouts.speed_limit",
        null);
  }

  /** Describes a body over TLS that has no length and whose end an attacker could have forged. */
  static HttpException unmarkedEnd(Route route, long received) {
    return new HttpException(
        Reason.UNMARKED_END,
        route
            + " closed the connection without close_notify after "
            + received
            + " bytes of a body without a length: the body may be truncated",
        "set the plugin's sha256 or checksums, which prove that the body is complete; the server"
            + " should send Content-Length or close_notify",
        null);
  }

  /** Describes a proxy's refusal. */
  public static HttpException proxyRefused(int status, Route route) {
    String proxy = "the proxy " + route.proxyName();
    if (status == 407) {
      boolean known = route.proxy().orElseThrow().credentials().isPresent();
      return new HttpException(
          Reason.PROXY,
          proxy
              + (known
                  ? " rejected the user name and password (407)"
                  : " requires a user name and password (407)"),
          "set them in the proxy's address: http://user:password@host:port",
          null);
    }
    if (status >= 500) {
      return new HttpException(
          Reason.UNREACHABLE,
          proxy + " cannot connect to " + route.origin() + " (" + status + ")",
          "check the host in the provider's url; if no proxy is needed for it, add it to NO_PROXY",
          null);
    }
    return new HttpException(
        Reason.PROXY,
        proxy + " refused to connect to " + route.origin() + " (" + status + ")",
        "ask the proxy's operator; if the host is reachable without a proxy, add it to NO_PROXY",
        null);
  }

  /** Describes a body with a content coding that was not requested. */
  public static HttpException contentCoding(Route route, String coding) {
    return new HttpException(
        Reason.PROTOCOL,
        route
            + " sent a response with Content-Encoding "
            + TerminalText.quote(coding)
            + ", which was not requested",
        "the file may be compressed twice; remove the coding from the server's configuration or"
            + " the object's metadata",
        null);
  }

  private static HttpException protocol(Route route, IOException failure) {
    return new HttpException(
        Reason.PROTOCOL,
        route + " violated HTTP: " + failure.getMessage(),
        "check the scheme and the port in the provider's url",
        failure);
  }

  /**
   * Must be checked first: interrupting a thread closes its channel, which then fails in various
   * ways.
   */
  private static void throwIfInterrupted(IOException failure, Route route)
      throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted =
          new InterruptedException("while communicating with " + route);
      interrupted.initCause(failure);
      throw interrupted;
    }
  }

  private static @Nullable HttpException common(
      IOException failure, Route route, @Nullable DeadlineSocket socket, boolean closed) {
    if (failure instanceof HttpException explained) {
      return explained;
    }
    if (socket != null && socket.limitReached().isPresent()) {
      return timedOut(route, socket.limitReached().get(), socket.limits(), failure);
    }
    return closed
        ? new HttpException(
            Reason.BROKEN, "the client was closed while communicating with " + route, "", failure)
        : null;
  }

  private static HttpException timedOut(
      Route route, Limit limit, TimeLimits limits, IOException cause) {
    String length = limits.length(limit);
    String what =
        switch (limit) {
          case CONNECT -> "could not connect to " + route + " within " + length;
          case IDLE -> route + " sent nothing for " + length;
          case TOTAL -> "the transfer from " + route + " did not finish within " + length;
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
