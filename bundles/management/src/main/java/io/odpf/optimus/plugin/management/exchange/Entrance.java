// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import io.odpf.optimus.plugin.management.access.Authentication;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Gate;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/**
 * Lets requests in. A caller on the Unix socket is known by the process at its other end, and one
 * over TLS by its token or certificate. Thread-safe.
 */
public final class Entrance {
  private final Gate gate;
  private final Optional<Path> socket;
  private final Optional<Authentication> authentication;
  private final Consumer<ManagementProblem> refusals;

  /**
   * Creates an entrance.
   *
   * @param socket the Unix socket; its owner and the superuser are operators
   * @param authentication how callers over TLS prove who they are
   * @param refusals is told why a request is not let in
   */
  public Entrance(
      Gate gate,
      Optional<Path> socket,
      Optional<Authentication> authentication,
      Consumer<ManagementProblem> refusals) {
    this.gate = gate;
    this.socket = socket;
    this.authentication = authentication;
    this.refusals = refusals;
  }

  /**
   * Lets a request in.
   *
   * @throws ManagementException if the caller may not call what requires a role, or not now
   */
  public Gate.Pass enter(Exchange exchange, Role required) throws ManagementException {
    try {
      return gate.enter(exchange.address(), () -> caller(exchange), required);
    } catch (ManagementException refusal) {
      refusals.accept(refusal.code());
      throw refusal;
    }
  }

  private Caller caller(Exchange exchange) throws ManagementException {
    if (exchange.isTls() && authentication.isPresent()) {
      return authentication
          .get()
          .caller(
              new Authentication.Evidence(
                  exchange.address(),
                  exchange.header("Authorization"),
                  SessionCookie.of(exchange),
                  exchange.certificate()));
    }
    try {
      Optional<SocketChannel> channel = exchange.unixChannel();
      return socket.isPresent() && channel.isPresent()
          ? peer(channel.get(), socket.get())
          : Caller.anyone(exchange.address());
    } catch (IOException failure) {
      throw new ManagementException(
          ManagementProblem.UNAUTHENTICATED,
          "the system does not tell which user is at the other end of the socket",
          "",
          failure);
    }
  }

  /** Returns the user at the other end of a Unix socket, whom only the system can name. */
  private static Caller peer(SocketChannel channel, Path socket) throws IOException {
    if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
      // The socket's mode lets nobody else in.
      return new Caller(System.getProperty("user.name", "?"), Role.OPERATOR, "user");
    }
    UserPrincipal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    boolean own = user.equals(Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS));
    Path root = Objects.requireNonNull(socket.toAbsolutePath().getRoot());
    return own || user.equals(Files.getOwner(root))
        ? new Caller(user.getName(), Role.OPERATOR, "user")
        : Caller.anyone(user.getName());
  }
}
