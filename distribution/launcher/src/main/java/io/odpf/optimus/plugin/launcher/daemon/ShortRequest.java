// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /**
   * The answer of the runtime.
   *
   * @param complete whether it arrived before the runtime closed the connection
   * @param code the exit code
   */
  record Answer(boolean complete, int code, String out, String err) {}

  /**
   * Sends a request and waits for the answer.
   *
   * @throws PluginManagerException if there is no runtime, or if it does not answer in time
   * @throws BrokenConversationException if the connection fails after it was established
   * @throws IOException if another user may have created the socket, or listens there
   */
  Answer send(String request) throws PluginManagerException, InterruptedException, IOException {
    FutureTask<Optional<Answer>> conversation = new FutureTask<>(() -> converse(request));
    // To connect blocks if the runtime accepts no connection; the thread is abandoned then.
    DaemonThreads.start("optimus-request", conversation);
    try {
      return conversation
          .get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .orElseThrow(RuntimeFailures::notRunning);
    } catch (TimeoutException e) {
      throw RuntimeFailures.silent(DetachedStart.pid(place), limit, place.log());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Optional<Answer> converse(String request) throws IOException {
    Optional<ControlClient> connected = ControlClient.connect(place);
    if (connected.isEmpty()) {
      return Optional.empty();
    }
    try (ControlClient client = connected.get()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      client.send(request);
      int code = client.receive(out, err);
      return Optional.of(
          new Answer(
              client.answered(),
              code,
              out.toString(StandardCharsets.UTF_8),
              err.toString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new BrokenConversationException(e);
    }
  }
}
