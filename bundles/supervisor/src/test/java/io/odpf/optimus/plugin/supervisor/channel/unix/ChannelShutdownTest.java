// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The end of channels: shutdown, interruption, lost connections. */
class ChannelShutdownTest extends ChannelTestCase {
  private static final ScriptedPeer.Script SILENT =
      (peer, number) -> {
        peer.greet();
        peer.drain();
      };

  @Test
  void finishesRunningCallsAfterAShutdown() throws Exception {
    CountDownLatch shutdown = new CountDownLatch(1);
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              peer.greet();
              int stream = peer.request();
              shutdown.await();
              peer.respond(stream, "late");
              peer.drain();
            });
    TextCalls.Running running = start(channel);

    channel.shutdown();
    assertThat(channel.isTerminated()).isFalse();
    assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    shutdown.countDown();

    assertThat(running.end()).isEqualTo(Status.OK);
    assertThat(running.text()).isEqualTo("late");
    assertTerminates(channel);
  }

  @Test
  void sendsACallThatWasStartedBeforeAShutdown() throws Exception {
    ManagedChannel channel = channel(SERVING);
    ClientCall<String, String> call = channel.newCall(TextCalls.UNARY, TextCalls.patient());
    TextCalls.Running running = new TextCalls.Running(call);
    call.start(running, new Metadata());
    channel.shutdown();
    call.request(2);
    call.sendMessage("hello");
    call.halfClose();

    assertThat(running.end()).isEqualTo(Status.OK);
    assertTerminates(channel);
  }

  @Test
  void endsRunningAndWaitingCallsAtOnce() throws Exception {
    ManagedChannel channel = channel(SILENT);
    ManagedChannel unconnected =
        transport.connect(
            UnixDomainSocketAddress.of(directory.resolve("none")), Security.CLEAR, () -> {});
    TextCalls.Running running = start(channel);
    TextCalls.Running waiting =
        TextCalls.start(unconnected, CallOptions.DEFAULT.withWaitForReady(), "hello");

    channel.shutdownNow();
    unconnected.shutdownNow();

    assertThat(running.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(waiting.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertTerminates(channel);
    assertTerminates(unconnected);
  }

  @Test
  void endsRunningCallsWhenTheTransportIsClosed() throws Exception {
    ManagedChannel channel = channel(SILENT);
    TextCalls.Running running = start(channel);

    transport.close();

    assertThat(running.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertTerminates(channel);
    assertThatThrownBy(
            () ->
                transport.connect(
                    UnixDomainSocketAddress.of(directory.resolve("none")),
                    Security.CLEAR,
                    () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void failsOnlyTheCallOfAnInterruptedCaller() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ScriptedPeer listening =
        listen(
            (peer, number) -> {
              peer.greet();
              peer.request();
              called.countDown();
              peer.serve("others");
            });
    ManagedChannel channel = channel(listening);
    List<Status> statuses = new ArrayList<>();
    Thread caller = new Thread(() -> statuses.add(TextCalls.status(channel)));
    caller.start();
    called.await();
    caller.interrupt();
    caller.join();

    assertThat(statuses).extracting(Status::getCode).containsOnly(Status.Code.CANCELLED);
    assertThat(TextCalls.call(channel, "again")).isEqualTo("others");
    assertThat(listening.connections()).isEqualTo(1);
  }

  @Test
  void reportsALostConnectionOnce() throws Exception {
    ScriptedPeer listening = listen((peer, number) -> peer.greet().request());
    List<String> losses = new ArrayList<>();
    ManagedChannel channel =
        transport.connect(listening.address(), Security.CLEAR, () -> losses.add("lost"));

    for (int i = 0; i < 3; i++) {
      assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
    channel.shutdown();
    assertTerminates(channel);

    assertThat(losses).containsExactly("lost");
  }

  @Test
  void terminatesAlthoughAnExecutorRunsNothing() throws Exception {
    ManagedChannel channel = channel(SERVING);
    TextCalls.start(channel, TextCalls.patient().withExecutor(task -> {}), "hello");

    channel.shutdown();

    assertTerminates(channel);
  }

  @Test
  void survivesExecutorsAndListenersThatFail() throws Exception {
    ScriptedPeer listening = listen(SERVING);
    ManagedChannel channel = channel(listening);
    for (Throwable failure : List.of(new IllegalStateException(), new AssertionError())) {
      ClientCall<String, String> call = channel.newCall(TextCalls.UNARY, TextCalls.patient());
      TextCalls.Running running =
          new TextCalls.Running(call) {
            @Override
            public void onMessage(String message) {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            }
          };
      call.start(running, new Metadata());
      call.request(2);
      call.sendMessage("hello");
      call.halfClose();
      assertThat(running.end().getCode()).isEqualTo(Status.Code.CANCELLED);
      assertThat(running.end().getCause()).isSameAs(failure);
    }
    TextCalls.start(
        channel,
        TextCalls.patient()
            .withExecutor(
                task -> {
                  throw new RejectedExecutionException();
                }),
        "hello");

    assertThat(TextCalls.call(channel, "again")).isEqualTo("reply");
    assertThat(listening.connections()).isEqualTo(1);
  }

  @Test
  void endsWithoutLeaks() throws Exception {
    for (int i = 0; i < 20; i++) {
      ManagedChannel channel = channel(SERVING);
      assertThat(TextCalls.call(channel, "hello")).isEqualTo("reply");
      channel.shutdownNow();
      assertTerminates(channel);
    }
    transport.close();

    Eventually.until(
        () -> "no thread of the transport",
        () ->
            Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(it -> it.getClassName().endsWith("http2.EventLoop")));
  }
}
