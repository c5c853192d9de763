// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.control.PlaceLock;
import io.odpf.optimus.plugin.launcher.control.RuntimeClient;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests that a runtime answers immediately, with a time limit. */
final class ShortRequest {
  /** Far more than even a busy machine needs. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private final RuntimePlace place;
  private final Duration limit;

  ShortRequest(RuntimePlace place, Duration limit) {
    this.place = place;
    this.limit = limit;
  }

  /** A request. Its connection need not be closed: it ends with this process. */
  @FunctionalInterface
  interface Request<T> {
    T send(RuntimeClient client) throws PluginManagerException, IOException;
  }

  /**
   * Sends a request and waits for the response.
   *
   * @throws PluginManagerException if there is no runtime, or if it refuses the request or does not
   *     answer in time
   * @throws BrokenConversationException if the connection fails after it was established
   * @throws IOException if another user may have created the socket, or listens there
   */
  <T> T send(Request<T> request) throws PluginManagerException, InterruptedException, IOException {
    FutureTask<Optional<T>> conversation = new FutureTask<>(() -> converse(request));
    // Connecting blocks if the runtime accepts no connections; then the thread is abandoned.
    DaemonThreads.start("optimus-request", conversation);
    try {
      return conversation
          .get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .orElseThrow(RuntimeFailures::notRunning);
    } catch (TimeoutException e) {
      throw RuntimeFailures.silent(PlaceLock.owner(place), limit, place.log());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PluginManagerException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private <T> Optional<T> converse(Request<T> request) throws PluginManagerException, IOException {
    Optional<RuntimeClient> client = RuntimeClient.connect(place);
    if (client.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(request.send(client.get()));
    } catch (IOException e) {
      throw new BrokenConversationException(e);
    }
  }
}
