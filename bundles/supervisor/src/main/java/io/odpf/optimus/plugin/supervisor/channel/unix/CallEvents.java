// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Delivers the events of a call to its listener. Thread-safe, except that only one thread at a time
 * may add events.
 *
 * <p>A listener that throws receives only one more event: the end of its call, with a status that
 * reports the exception.
 */
final class CallEvents<R> {
  private final ClientCall.Listener<R> listener;
  private final SerialTasks tasks;
  private final boolean hold;
  private final Consumer<Status> cancel;
  private final List<Runnable> held = new ArrayList<>();
  private volatile Optional<Status> failure = Optional.empty();

  /**
   * @param executor runs the listener
   * @param hold whether headers and messages are held until the end of the call
   * @param cancel ends the call when the listener has thrown
   */
  CallEvents(
      ClientCall.Listener<R> listener, Executor executor, boolean hold, Consumer<Status> cancel) {
    this.listener = listener;
    this.tasks = new SerialTasks(executor);
    this.hold = hold;
    this.cancel = cancel;
  }

  void headers(Metadata headers) {
    addOrHold("Failed to read headers", () -> listener.onHeaders(headers));
  }

  /**
   * Adds a received message.
   *
   * @param message parses it, on the listener's executor
   */
  void message(Supplier<R> message) {
    addOrHold("Failed to read message.", () -> listener.onMessage(message.get()));
  }

  void ready() {
    tasks.add(() -> call("Failed to call onReady.", listener::onReady));
  }

  private void addOrHold(String failed, Runnable event) {
    Runnable task = () -> call(failed, event);
    if (hold) {
      held.add(task);
    } else {
      tasks.add(task);
    }
  }

  /**
   * Adds the end of the call, the last event.
   *
   * @param complete whether the response is complete, so that held events are delivered first
   */
  void closed(Status status, Metadata trailers, boolean complete) {
    if (complete) {
      held.forEach(tasks::add);
    }
    tasks.add(() -> listener.onClose(failure.orElse(status), trailers));
  }

  private void call(String failed, Runnable event) {
    if (failure.isPresent()) {
      return;
    }
    try {
      event.run();
    } catch (RuntimeException | Error e) {
      Status status = Status.CANCELLED.withDescription(failed).withCause(e);
      failure = Optional.of(status);
      cancel.accept(status);
    }
  }

  /** Delivers the events that were added. Must not be called with a lock that listeners need. */
  void start() {
    tasks.start();
  }
}
