// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.source.fetch.SmallText;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import java.util.Map;
import java.util.Optional;

/** Reads documents of a server's management API. */
final class ServerConnection {

  /** The limit of a reply in bytes: a lock of the maximum size, escaped as JSON. */
  private static final long MOST_BYTES = 40L << 20;

  private final OperationContext context;
  private final ProviderEntry server;
  private final Map<String, String> environment;
  private final InstallListener listener;

  /**
   * Creates a connection.
   *
   * @param server the entry whose provider reads the server's HTTP interface
   * @param environment the environment variables
   */
  ServerConnection(
      OperationContext context,
      ProviderEntry server,
      Map<String, String> environment,
      InstallListener listener) {
    this.context = context;
    this.server = server;
    this.environment = environment;
    this.listener = listener;
  }

  /** Returns the server's name or address for messages. */
  String name() {
    return server.spec().name();
  }

  /**
   * Reads a document.
   *
   * @param path its path below the server's address
   * @throws PluginManagerException if the server cannot be reached, or refuses the request
   */
  byte[] read(String path) throws PluginManagerException, InterruptedException {
    ArtifactRequest request =
        new ArtifactRequest(
            "lock",
            path,
            Optional.empty(),
            context.settings().platform(),
            Options.NONE,
            Optional.empty());
    ProviderResources resources =
        new ProviderResources(context.http(), environment, context.store(environment).scratch());
    SmallText text = new SmallText(MOST_BYTES);
    RetryPolicy policy = server.retries();
    try (ProviderSession session = context.registry().session(resources)) {
      return new Retries(new Cancellation())
          .run(
              policy,
              (attempt, delay, reason) ->
                  listener.retrying(
                      "lock", "of " + name(), attempt, policy.attempts(), delay, reason),
              () ->
                  session.call(
                      server,
                      provider -> {
                        text.restart();
                        provider.fetchCurrent(request, text);
                        return text.bytes();
                      }));
    } catch (ProviderException e) {
      throw failure(e, path);
    }
  }

  private PluginManagerException failure(ProviderException e, String path) {
    String message = "the server " + name();
    return switch (e.kind()) {
      case DENIED ->
          failure(
              ServerProblem.DENIED,
              message + " refuses access: " + e.getMessage(),
              "ask its operator for a token with the role client; it is the server's token: in the"
                  + " host's defaults, or OPTIMUS_SERVER_TOKEN for an address",
              e);
      case NOT_FOUND ->
          failure(
              ServerProblem.UNKNOWN_API,
              message + " has no " + path + " for clients: " + e.getMessage(),
              "check the address; if it is right, the server has not locked its plugins yet, or is"
                  + " older than this program and has to be updated",
              e);
      case UNAVAILABLE ->
          failure(
              ServerProblem.UNREACHABLE,
              message + " cannot be reached: " + e.getMessage(),
              "nothing was changed; check the address and the network, or install what was fetched"
                  + " before with --offline",
              e);
      case INVALID ->
          failure(
              ServerProblem.UNUSABLE,
              message + " does not answer the question: " + e.getMessage(),
              e.isTold()
                  ? "nothing was changed; its operator finds the cause on the server"
                  : e.hint(),
              e);
      case LOCAL, CHANGED ->
          failure(e.kind(), message + " cannot be used: " + e.getMessage(), e.hint(), e);
    };
  }

  private static PluginManagerException failure(
      ProblemCode code, String message, String hint, ProviderException cause) {
    return PluginManagerException.failure(Problem.of(code, message, hint), cause);
  }
}
