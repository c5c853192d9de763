// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.ClientCall;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.odpf.optimus.plugin.supervisor.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.http2.HeaderField;
import io.odpf.optimus.plugin.supervisor.http2.Http2Stream;
import io.odpf.optimus.plugin.supervisor.http2.StreamListener;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The response of one call: what is received becomes events of the call's listener. Thread-safe.
 *
 * <p>A call with one reply is told all at once, at its end, which wakes the caller once.
 */
final class CallResponse<R> implements StreamListener {
  private final MethodDescriptor<?, R> method;
  private final ClientCall.Listener<R> listener;
  private final CallDeadline deadline;
  private final CallTracers tracers;
  private final Runnable whenClosed;
  private final SerialTasks events;
  private final List<Runnable> held = new ArrayList<>(); // guarded by this, as all that follows
  private final MessageReader reader;
  private volatile Optional<Http2Stream> stream = Optional.empty();
  private int requested;
  private long received; // bytes of messages
  private long credited; // of them, those that make room for more
  private boolean begun;
  private boolean closed;
  private Optional<Metadata> trailers = Optional.empty(); // once the stream has ended
  private Optional<Status> fault = Optional.empty();

  /**
   * @param executor runs the listener
   * @param largest the largest message that is taken, in bytes
   * @param whenClosed run once, when the call ends
   */
  CallResponse(
      MethodDescriptor<?, R> method,
      ClientCall.Listener<R> listener,
      Executor executor,
      int largest,
      CallDeadline deadline,
      CallTracers tracers,
      Runnable whenClosed) {
    this.method = method;
    this.listener = listener;
    this.deadline = deadline;
    this.tracers = tracers;
    this.whenClosed = whenClosed;
    this.events = new SerialTasks(executor);
    this.reader = new MessageReader(largest);
  }

  @Override
  public void opened(Http2Stream opened) {
    stream = Optional.of(opened);
  }

  Optional<Http2Stream> stream() {
    return stream;
  }

  synchronized boolean closed() {
    return closed;
  }

  /** Lets the listener have as many messages more. */
  void request(int count) {
    synchronized (this) {
      requested = (int) Math.min(Integer.MAX_VALUE, (long) requested + count);
      deliver();
    }
    events.start();
  }

  @Override
  public void headers(List<HeaderField> fields, boolean end) {
    synchronized (this) {
      if (closed || !begun && !end && ResponseHeaders.informational(fields)) {
        return;
      }
      if (begun && !end) {
        close(Status.INTERNAL.withDescription("headers in the middle of a response"));
      } else if (!begun) {
        begun = true;
        fault = ResponseHeaders.fault(fields);
        if (!end && fault.isEmpty()) {
          Metadata metadata = ResponseHeaders.metadata(fields);
          tracers.receivedHeaders(metadata);
          tell(() -> listener.onHeaders(metadata));
        }
      }
      if (end) {
        trailers = Optional.of(ResponseHeaders.metadata(fields));
      }
      deliver();
    }
    events.start();
  }

  @Override
  public void data(byte[] bytes, boolean end) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (!begun) {
        close(Status.INTERNAL.withDescription("a response without headers"));
      } else if (fault.isEmpty()) {
        reader.add(bytes);
        received += bytes.length;
      } else {
        stream.ifPresent(it -> it.consumed(bytes.length)); // A page that explains, for browsers.
      }
      if (end) {
        trailers = Optional.of(new Metadata());
      }
      deliver();
    }
    events.start();
  }

  @Override
  public void reset(int errorCode) {
    synchronized (this) {
      // The peer, which knows the deadline too, may be the first to notice that it has passed.
      close(
          errorCode == ErrorCode.CANCEL && deadline.passed()
              ? deadline.exceeded("the response")
              : ResponseHeaders.ofReset(errorCode));
    }
    events.start();
  }

  @Override
  public void lost(Throwable cause) {
    synchronized (this) {
      close(Status.UNAVAILABLE.withDescription("the connection has ended").withCause(cause));
    }
    events.start();
  }

  @Override
  public void writable() {
    synchronized (this) {
      if (!closed) {
        events.add(listener::onReady);
      }
    }
    events.start();
  }

  /** Ends the call for a reason of this side. */
  void cancel(Status status) {
    boolean open;
    synchronized (this) {
      open = !closed;
      close(status);
    }
    if (open) {
      stream.ifPresent(it -> it.reset(ErrorCode.CANCEL));
    }
    events.start();
  }

  /** Hands over the messages that were requested, and ends the call after the last. */
  private void deliver() {
    if (closed) {
      return;
    }
    try {
      boolean more = true;
      while (requested > 0 && more) {
        Optional<byte[]> message = reader.next();
        more = message.isPresent();
        if (more) {
          requested--;
          tracers.received(message.get().length);
          tell(() -> parse(message.get()));
        }
      }
    } catch (StatusException e) {
      close(e.getStatus());
      stream.ifPresent(it -> it.reset(ErrorCode.CANCEL));
      return;
    }
    credit();
    // Without a request an end that comes with no message is told all the same.
    if (trailers.isPresent() && (requested > 0 || !reader.cutOff())) {
      Metadata last = trailers.get();
      close(
          reader.cutOff() ? truncated(last) : fault.orElseGet(() -> ResponseHeaders.status(last)));
    }
  }

  private static Status truncated(Metadata trailers) {
    Status status = ResponseHeaders.status(trailers);
    return status.isOk()
        ? Status.INTERNAL.withDescription("the response ends within a message")
        : status;
  }

  /** What was handed over makes room; what is part of an awaited message must, to be completed. */
  private void credit() {
    long due = requested > 0 ? received : received - reader.available();
    int count = (int) (due - credited);
    if (count > 0) {
      credited = due;
      stream.ifPresent(it -> it.consumed(count));
    }
  }

  private void parse(byte[] message) {
    try {
      listener.onMessage(method.parseResponse(new Message(message)));
    } catch (RuntimeException e) {
      cancel(Status.CANCELLED.withDescription("Failed to read message.").withCause(e));
    }
  }

  private void tell(Runnable event) {
    if (method.getType().serverSendsOneMessage()) {
      held.add(event);
    } else {
      events.add(event);
    }
  }

  private void close(Status status) {
    if (closed) {
      return;
    }
    closed = true;
    Metadata last = trailers.orElseGet(Metadata::new);
    if (trailers.isPresent()) {
      tracers.receivedTrailers(last);
      held.forEach(events::add);
    }
    tracers.closed(status);
    events.add(
        () -> {
          whenClosed.run();
          listener.onClose(status, last);
        });
  }

  /** A message whose length its reader may know. */
  private static final class Message extends ByteArrayInputStream implements KnownLength {
    Message(byte[] bytes) {
      super(bytes);
    }
  }
}
