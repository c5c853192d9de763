// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.remote;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a server of jobs, and what a client needs to be let in.
 *
 * @param base the address without a path
 * @param settings the settings of connections to it
 */
public record ServerAddress(URI base, HttpSettings settings) {
  /** Variables of Optimus' own command line. */
  private static final String BEARER = "OPTIMUS_AUTH_BEARER_TOKEN";

  private static final String BASIC = "OPTIMUS_AUTH_BASIC_TOKEN";

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}");

  private static final int LAST_PORT = 65_535;

  public ServerAddress {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Returns the address of a server.
   *
   * @param host {@code host:port}, or the same after {@code http://} or {@code https://}
   * @throws UsageException if it is no such address, or if a token would be sent in the clear
   */
  public static ServerAddress of(Invocation call, String host) throws UsageException {
    String scheme = "";
    String authority = host;
    for (String known : new String[] {"http", "https"}) {
      if (host.startsWith(known + "://")) {
        scheme = known;
        authority = host.substring(known.length() + 3).replaceFirst("/$", "");
      }
    }
    if (!HOST_AND_PORT.matcher(authority).matches() || port(authority) > LAST_PORT) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          TerminalText.quote(host) + " is not the address of a server",
          "write it as host:port, such as optimus.example.com:9100");
    }
    Optional<Path> authorities = authorities(call);
    boolean tls = call.arguments().has(ServerOptions.TLS) || authorities.isPresent();
    if (tls && scheme.equals("http")) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          TerminalText.quote(host) + " asks for no encryption, and --tls or --ca-file for it",
          "leave out http://");
    }
    URI base = URI.create((tls ? "https" : scheme.isEmpty() ? "http" : scheme) + "://" + authority);
    Credentials credentials = credentials(call.environment());
    boolean plain = call.arguments().has(ServerOptions.PLAIN);
    if (credentials != Credentials.NONE && PlainHttp.isOpen(base) && !plain) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "the connection to " + authority + " is not encrypted, and a token would be sent over it",
          "use --tls, or --"
              + ServerOptions.PLAIN
              + " if you trust the network; the token is in "
              + (credentials instanceof Credentials.Bearer ? BEARER : BASIC));
    }
    return new ServerAddress(
        base,
        new HttpSettings(
            credentials, Map.of(), authorities, Optional.empty(), Optional.empty(), plain));
  }

  /** Returns the address as users write it. */
  public String host() {
    return base.getRawAuthority();
  }

  private static int port(String authority) {
    return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
  }

  private static Optional<Path> authorities(Invocation call) throws UsageException {
    Optional<String> given = call.arguments().value(ServerOptions.CA_FILE);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(call.workingDirectory().resolve(given.get()).normalize());
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          TerminalText.quote(given.get()) + " is not a path",
          "name a file with certificates");
    }
  }

  private static Credentials credentials(Map<String, String> environment) throws UsageException {
    String bearer = environment.getOrDefault(BEARER, "");
    if (!bearer.isEmpty()) {
      return new Credentials.Bearer(Secret.of(bearer));
    }
    String basic = environment.getOrDefault(BASIC, "");
    if (basic.isEmpty()) {
      return Credentials.NONE;
    }
    int colon = basic.indexOf(':');
    if (colon < 0) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "the value of " + BASIC + " has no colon",
          "set it to user:password");
    }
    return new Credentials.Basic(basic.substring(0, colon), Secret.of(basic.substring(colon + 1)));
  }
}
