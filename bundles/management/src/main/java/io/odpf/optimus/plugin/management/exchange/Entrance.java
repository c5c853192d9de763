// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.endpoint.access.Gate;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.access.Authentication;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
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
 * Authenticates and admits requests. The peer credentials of a Unix socket identify its caller; a
 * token, session or certificate identifies a caller over TLS. Thread-safe.
 */
public final class Entrance implements Admission<Role, Caller> {
  private final Gate<Caller> gate;
  private final Optional<Path> socket;
  private final Optional<Authentication> authentication;
  private final Consumer<ProblemCode> refusals;

  /**
   * Creates an entrance.
   *
   * @param socket the Unix socket; its owner and the superuser are operators
   * @param authentication the authentication of callers over TLS; empty without TLS
   * @param refusals receives the code of each refusal
   */
  public Entrance(
      Gate<Caller> gate,
      Optional<Path> socket,
      Optional<Authentication> authentication,
      Consumer<ProblemCode> refusals) {
    this.gate = gate;
    this.socket = socket;
    this.authentication = authentication;
    this.refusals = refusals;
  }

  @Override
  public Admission.Pass<Caller> enter(Exchange exchange, Role required) throws EndpointException {
    try {
      return gate.enter(
          exchange.address(), () -> caller(exchange), caller -> caller.require(required));
    } catch (EndpointException refusal) {
      refusals.accept(refusal.code());
      throw refusal;
    }
  }

  private Caller caller(Exchange exchange) throws EndpointException {
    if (exchange.isTls() && authentication.isPresent()) {
      return authentication
          .get()
          .caller(
              new Authentication.Evidence(
                  exchange.address(),
                  exchange.header("Authorization"),
                  SessionCookie.of(exchange),
                  exchange.peer().certificate()));
    }
    try {
      Optional<SocketChannel> channel = exchange.peer().unixChannel();
      return socket.isPresent() && channel.isPresent()
          ? peer(channel.get(), socket.get())
          : Caller.anyone(exchange.address());
    } catch (IOException failure) {
      throw new EndpointException(
          EndpointProblem.UNAUTHENTICATED,
          "the system does not report the user at the other end of the socket",
          "",
          failure);
    }
  }

  /**
   * Returns the user at the other end of a Unix socket, as the kernel reports it. The socket's
   * owner and the superuser, taken to be the owner of the root directory, are operators.
   */
  private static Caller peer(SocketChannel channel, Path socket) throws IOException {
    if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
      // Without peer credentials, the socket's permissions admit only its owner.
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
