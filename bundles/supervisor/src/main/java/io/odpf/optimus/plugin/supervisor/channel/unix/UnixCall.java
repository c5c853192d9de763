// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.EventLoop;
import io.odpf.optimus.plugin.supervisor.channel.http2.Http2Connection;
import io.odpf.optimus.plugin.supervisor.channel.http2.Http2Stream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A call. Like every {@link ClientCall}, it is used by one thread at a time and may be cancelled by
 * any thread.
 *
 * <p>A request of a single message is written together with its headers.
 */
final class UnixCall<Q, R> extends ClientCall<Q, R> implements EventLoop.Timed, WaitingCall {
  private static final byte[] NOTHING = new byte[0];

  private final MethodDescriptor<Q, R> method;
  private final CallOptions options;
  private final UnixChannel channel;
  private final EventLoop loop;
  private final CallDeadline deadline;

  @GuardedBy("this")
  private Optional<CallResponse<R>> response = Optional.empty(); // until it is started

  @GuardedBy("this")
  private Optional<CallTracers> tracers = Optional.empty(); // until it is started

  @GuardedBy("this")
  private Metadata headers = new Metadata();

  @GuardedBy("this")
  private final UnsentBytes unsent = new UnsentBytes(); // until it has a stream

  @GuardedBy("this")
  private boolean complete; // nothing follows the unsent bytes

  UnixCall(
      MethodDescriptor<Q, R> method, CallOptions options, UnixChannel channel, EventLoop loop) {
    this.method = method;
    this.options = options;
    this.channel = channel;
    this.loop = loop;
    this.deadline = CallDeadline.of(options.getDeadline());
  }

  @Override
  public void start(Listener<R> listener, Metadata metadata) {
    Executor executor = options.getExecutor() == null ? Runnable::run : options.getExecutor();
    int largest =
        Objects.requireNonNullElse(options.getMaxInboundMessageSize(), channel.largestMessage());
    CallTracers ownTracers = CallTracers.of(options, channel.attributes(), metadata);
    CallResponse<R> own =
        new CallResponse<>(method, listener, executor, largest, deadline, ownTracers, this::forget);
    synchronized (this) {
      if (response.isPresent()) {
        throw new IllegalStateException("the call was started before");
      }
      response = Optional.of(own);
      tracers = Optional.of(ownTracers);
      headers = metadata;
    }
    if (deadline.passed()) {
      own.cancel(deadline.startedTooLate());
      return;
    }
    if (!channel.add(this)) {
      own.cancel(Status.UNAVAILABLE.withDescription("Channel shutdown invoked"));
      return;
    }
    if (deadline.exists()) {
      loop.remember(this);
      if (own.closed()) { // A concurrent shutdown closed it before it was remembered.
        loop.forget(this);
      }
    }
    if (!method.getType().clientSendsOneMessage()) {
      channel.connect(this);
    }
  }

  private void forget() {
    loop.forget(this);
    channel.remove(this);
  }

  private synchronized CallResponse<R> response() {
    return response.orElseThrow(() -> new IllegalStateException("the call was not started"));
  }

  @Override
  public long at() {
    return deadline.at();
  }

  @Override
  public void due() {
    refused(deadline.exceeded(response().stream().isPresent() ? "the response" : "a connection"));
  }

  @Override
  public boolean waitsForReady() {
    return options.isWaitForReady();
  }

  @Override
  public void refused(Status status) {
    response().cancel(status);
  }

  @Override
  public void connected(Http2Connection connection) {
    boolean again = false;
    synchronized (this) {
      CallResponse<R> own = response();
      if (own.closed()) {
        return;
      }
      try {
        connection.request(
            RequestHeaders.of(
                method.getFullMethodName(), channel.authority(), deadline.remaining(), headers),
            unsent.all(),
            complete,
            own);
        unsent.clear();
        tracers.ifPresent(CallTracers::sentHeaders);
      } catch (IOException e) {
        again = true; // Use another connection.
      }
    }
    if (again) {
      channel.connect(this);
    } else if (response().closed()) {
      response().stream().ifPresent(it -> it.reset(ErrorCode.CANCEL)); // Cancelled meanwhile.
    } else if (!method.getType().clientSendsOneMessage()) {
      response().writable();
    }
  }

  @Override
  public void request(int count) {
    response().request(count);
  }

  @Override
  public void cancel(String message, Throwable cause) {
    Optional<CallResponse<R>> own;
    synchronized (this) {
      own = response;
    }
    Status status = Status.CANCELLED.withCause(cause);
    own.ifPresent(
        it ->
            it.cancel(
                status.withDescription(message == null ? "the call was cancelled" : message)));
  }

  @Override
  public void halfClose() {
    send(NOTHING, true);
    if (method.getType().clientSendsOneMessage()) {
      channel.connect(this);
    }
  }

  @Override
  public void sendMessage(Q message) {
    int most =
        Objects.requireNonNullElse(options.getMaxOutboundMessageSize(), channel.largestMessage());
    try {
      byte[] framed = MessageFraming.frame(method.streamRequest(message), most);
      send(framed, false);
      synchronized (this) {
        tracers.ifPresent(it -> it.sent(framed.length));
      }
    } catch (RuntimeException e) {
      response()
          .cancel(
              Status.CANCELLED
                  .withDescription("Failed to stream message: " + e.getMessage())
                  .withCause(e));
    }
  }

  private void send(byte[] bytes, boolean last) {
    Optional<Http2Stream> stream;
    synchronized (this) {
      stream = response().stream();
      if (stream.isEmpty()) {
        unsent.add(bytes);
        complete |= last;
      }
    }
    stream.ifPresent(it -> it.send(bytes, last));
  }

  @Override
  public Attributes getAttributes() {
    return channel.attributes();
  }

  @Override
  public boolean isReady() {
    return response().stream().filter(Http2Stream::ready).isPresent();
  }
}
