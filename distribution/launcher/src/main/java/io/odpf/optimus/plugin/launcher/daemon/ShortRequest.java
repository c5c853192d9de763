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

/** Sends requests that a runtime answers at once, and reports a runtime that does not. */
final class ShortRequest {
  /** Far more than a busy machine needs. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private final RuntimePlace place;
  private final Duration limit;

  ShortRequest(RuntimePlace place, Duration limit) {
    this.place = place;
    this.limit = limit;
  }

  /** A request, whose connection is closed by the end of this process at the latest. */
  @FunctionalInterface
  interface Request<T> {
    T send(RuntimeClient client) throws PluginManagerException, IOException;
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws PluginManagerException if there is no runtime, if it does not answer in time, or if it
   *     refuses
   * @throws BrokenConversationException if the connection fails after it was established
   * @throws IOException if another user may have created the socket, or listens there
   */
  <T> T send(Request<T> request) throws PluginManagerException, InterruptedException, IOException {
    FutureTask<Optional<T>> conversation = new FutureTask<>(() -> converse(request));
    // To connect blocks if the runtime accepts no connection; the thread is abandoned then.
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
