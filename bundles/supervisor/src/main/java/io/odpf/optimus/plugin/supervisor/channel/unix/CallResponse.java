// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.ClientCall;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.HeaderField;
import io.odpf.optimus.plugin.supervisor.channel.http2.Http2Stream;
import io.odpf.optimus.plugin.supervisor.channel.http2.StreamListener;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Translates the frames of a response into events of the call's listener. Thread-safe.
 *
 * <p>The events of a call with a single reply are held until its end, so that the caller wakes
 * once.
 */
final class CallResponse<R> implements StreamListener {
  private final MethodDescriptor<?, R> method;
  private final CallDeadline deadline;
  private final CallTracers tracers;
  private final Runnable whenClosed;

  /** Events are added with the lock of this object. */
  private final CallEvents<R> events;

  @GuardedBy("this")
  private final MessageReader reader;

  private volatile Optional<Http2Stream> stream = Optional.empty();

  @GuardedBy("this")
  private int requested; // messages

  @GuardedBy("this")
  private long received; // bytes of messages

  @GuardedBy("this")
  private long credited; // the part of these that was credited to the peer

  @GuardedBy("this")
  private boolean begun;

  @GuardedBy("this")
  private boolean closed;

  @GuardedBy("this")
  private boolean released; // whenClosed was run

  @GuardedBy("this")
  private Optional<Metadata> trailers = Optional.empty(); // once the stream has ended

  @GuardedBy("this")
  private Optional<Status> fault = Optional.empty(); // if the response is not gRPC's

  /**
   * @param executor runs the listener
   * @param largest the largest message that is accepted, in bytes
   * @param whenClosed run once, without a lock, when the call has ended
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
    this.deadline = deadline;
    this.tracers = tracers;
    this.whenClosed = whenClosed;
    this.events =
        new CallEvents<>(
            listener, executor, method.getType().serverSendsOneMessage(), this::cancel);
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

  /** Lets the listener receive this many messages more. */
  void request(int count) {
    synchronized (this) {
      requested = (int) Math.min(Integer.MAX_VALUE, (long) requested + count);
      deliver();
    }
    proceed();
  }

  @Override
  public void headers(List<HeaderField> fields, boolean end) {
    synchronized (this) {
      if (closed || !begun && !end && ResponseHeaders.informational(fields)) {
        return;
      }
      if (begun && !end) {
        abort(Status.INTERNAL.withDescription("the response has headers after its headers"));
      } else if (!begun) {
        begun = true;
        fault = ResponseHeaders.fault(fields);
        if (!end && fault.isEmpty()) {
          Metadata metadata = ResponseHeaders.metadata(fields);
          tracers.receivedHeaders(metadata);
          events.headers(metadata);
        }
      }
      if (end) {
        trailers = Optional.of(ResponseHeaders.metadata(fields));
      }
      deliver();
    }
    proceed();
  }

  @Override
  public void data(byte[] bytes, boolean end) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (!begun) {
        abort(Status.INTERNAL.withDescription("the response has data before its headers"));
      } else if (fault.isEmpty()) {
        reader.add(bytes);
        received += bytes.length;
      } else {
        stream.ifPresent(it -> it.consumed(bytes.length)); // An HTML page; not used.
      }
      if (end) {
        trailers = Optional.of(new Metadata());
      }
      deliver();
    }
    proceed();
  }

  @Override
  public void reset(int errorCode) {
    synchronized (this) {
      // The peer knows the deadline too, and may notice first that it has passed.
      close(
          errorCode == ErrorCode.CANCEL && deadline.passed()
              ? deadline.exceeded("the response")
              : ResponseHeaders.ofReset(errorCode));
    }
    proceed();
  }

  @Override
  public void lost(Throwable cause) {
    synchronized (this) {
      close(
          Status.UNAVAILABLE
              .withDescription("the connection ended: " + cause.getMessage())
              .withCause(cause));
    }
    proceed();
  }

  @Override
  public void writable() {
    synchronized (this) {
      if (!closed) {
        events.ready();
      }
    }
    proceed();
  }

  /** Ends the call for a reason on this side. */
  void cancel(Status status) {
    boolean open;
    synchronized (this) {
      open = !closed;
      close(status);
    }
    if (open) {
      stream.ifPresent(it -> it.reset(ErrorCode.CANCEL));
    }
    proceed();
  }

  /** Delivers the messages that were requested, and ends the call after the last one. */
  @GuardedBy("this")
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
          events.message(() -> method.parseResponse(new Message(message.get())));
        }
      }
    } catch (StatusException e) {
      abort(e.getStatus());
      return;
    }
    credit();
    // Without a request, an end is delivered only if no message precedes it.
    if (trailers.isPresent() && (requested > 0 || !reader.cutOff())) {
      Metadata last = trailers.get();
      close(
          reader.cutOff() ? truncated(last) : fault.orElseGet(() -> ResponseHeaders.status(last)));
    }
  }

  private static Status truncated(Metadata trailers) {
    Status status = ResponseHeaders.status(trailers);
    return status.isOk()
        ? Status.INTERNAL.withDescription("the response ends in the middle of a message")
        : status;
  }

  /** Credits the peer for bytes that were delivered or belong to a requested message. */
  @GuardedBy("this")
  private void credit() {
    long due = requested > 0 ? received : received - reader.available();
    int count = (int) (due - credited);
    if (count > 0) {
      credited = due;
      stream.ifPresent(it -> it.consumed(count));
    }
  }

  /** Ends the call because of an invalid response. */
  @GuardedBy("this")
  private void abort(Status status) {
    close(status);
    stream.ifPresent(it -> it.reset(ErrorCode.CANCEL));
  }

  @GuardedBy("this")
  private void close(Status status) {
    if (closed) {
      return;
    }
    closed = true;
    Metadata last = trailers.orElseGet(Metadata::new);
    if (trailers.isPresent()) {
      tracers.receivedTrailers(last);
    }
    tracers.closed(status);
    events.closed(status, last, trailers.isPresent());
  }

  /** Calls the listener, without a lock. */
  private void proceed() {
    boolean release;
    synchronized (this) {
      release = closed && !released;
      released |= release;
    }
    if (release) {
      whenClosed.run();
    }
    events.start();
  }

  /** A message that reports its length to the parser. */
  private static final class Message extends ByteArrayInputStream implements KnownLength {
    Message(byte[] bytes) {
      super(bytes);
    }
  }
}
