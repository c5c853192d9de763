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
import io.odpf.optimus.plugin.supervisor.channel.http2.EventLoop;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.LoopView;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Channels from their first connection to their end. */
class ChannelLifecycleTest extends PeerTestCase {
  private static final ScriptedPeer.Script SERVING = (peer, number) -> peer.greet().serve("reply");
  private static final ScriptedPeer.Script SILENT =
      (peer, number) -> {
        peer.greet();
        peer.drain();
      };

  private static TextCalls.Running start(ManagedChannel channel) {
    return TextCalls.start(channel, CallOptions.DEFAULT, "hello");
  }

  /** Answers one call, and allows no other until it was started. */
  private static void delayCalls(PeerConnection peer, CountDownLatch started) throws Exception {
    peer.greet(FrameType.MAX_CONCURRENT_STREAMS, 0);
    peer.respond(peer.request(), "settings are known");
    started.await();
  }

  private static void assertTerminates(ManagedChannel channel) throws Exception {
    assertThat(channel.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    assertThat(channel.isTerminated()).isTrue();
  }

  @Test
  void finishesRunningCallsOfAConnectionThatGoesAway() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    ScriptedPeer listening =
        listenFirst(
            "second",
            (peer, number) -> {
              int first = peer.request();
              peer.request();
              both.await();
              peer.goAway(first);
              peer.respond(first, "first");
              peer.drain();
            });
    ManagedChannel channel = channel(listening);
    TextCalls.Running running = start(channel);
    TextCalls.Running refused = start(channel);
    both.countDown();
    both.countDown();

    assertThat(refused.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(running.end()).isEqualTo(Status.OK);
    assertThat(running.text()).isEqualTo("first");
    assertThat(TextCalls.call(channel, "again")).isEqualTo("second");
    channel.shutdown();
    assertTerminates(channel);
  }

  @Test
  void sendsCallsOneAfterTheOtherIfThePeerAllowsOne() throws Exception {
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              peer.greet(FrameType.MAX_CONCURRENT_STREAMS, 1);
              peer.respond(peer.request(), "settings are known");
              for (int i = 0; i < 5; i++) {
                peer.respond(peer.request(), "call " + i);
              }
              peer.drain();
            });
    TextCalls.call(channel, "first");
    List<TextCalls.Running> calls = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      calls.add(start(channel));
    }
    calls.get(6).cancel();

    for (int i = 0; i < 5; i++) {
      assertThat(calls.get(i).end()).isEqualTo(Status.OK);
      assertThat(calls.get(i).text()).isEqualTo("call " + i);
    }
    assertThat(calls.get(6).end().getCode()).isEqualTo(Status.Code.CANCELLED);
    assertThat(calls.get(5).ended()).isFalse();
  }

  @Test
  void sendsDelayedCallsWhenThePeerAllowsMore() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              delayCalls(peer, called);
              peer.settings(FrameType.MAX_CONCURRENT_STREAMS, 2);
              peer.serve("allowed");
            });
    TextCalls.call(channel, "first");
    TextCalls.Running call = start(channel);
    called.countDown();

    assertThat(call.end()).isEqualTo(Status.OK);
  }

  @Test
  void refusesCallsThatWaitForTheirTurnWhenTheConnectionGoesAway() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              delayCalls(peer, called);
              peer.goAway(Integer.MAX_VALUE);
              peer.drain();
            });
    TextCalls.call(channel, "first");
    TextCalls.Running call = start(channel);
    called.countDown();

    assertThat(call.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void waitsForASocketThatAppears() throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s0"));
    ManagedChannel channel = transport.connect(address, Security.CLEAR, () -> {});
    assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);

    TextCalls.Running call =
        TextCalls.start(channel, TextCalls.patient().withWaitForReady(), "hello");
    assertThat(call.ended()).isFalse();
    listen(SERVING);

    assertThat(call.end()).isEqualTo(Status.OK);
  }

  @Test
  void waitsUntilTheDeadlineForASocketThatNeverAppears() throws Exception {
    ManagedChannel channel =
        transport.connect(
            UnixDomainSocketAddress.of(directory.resolve("none")), Security.CLEAR, () -> {});

    Status status =
        TextCalls.status(
            channel,
            CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(100, TimeUnit.MILLISECONDS));

    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(status.getDescription()).contains("waiting for a connection");
    channel.shutdown();
    assertTerminates(channel);
  }

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
  void leavesNothingInTheLoopAfterCallsWithDeadlines() throws Exception {
    ScriptedPeer listening = listen(SERVING);
    try (EventLoop loop = EventLoop.start(Thread::new)) {
      UnixChannel channel = new UnixChannel(listening.address(), loop, 1 << 20, () -> {});
      for (int i = 0; i < 5_000; i++) {
        TextCalls.Running call = TextCalls.start(channel, TextCalls.patient(), "hello");
        if (i % 2 == 0) {
          call.cancel();
        }
        call.end();
      }

      assertThat(LoopView.remembered(loop)).isZero();
      channel.shutdown();
      assertTerminates(channel);
    }
  }

  @Test
  void neitherBlocksNorBuffersForAPeerThatStops() throws Exception {
    ManagedChannel channel = channel((peer, number) -> peer.stop());
    String request = "r".repeat(100_000);
    List<TextCalls.Running> calls = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      TextCalls.Running call = TextCalls.start(channel, TextCalls.patient(), request);
      calls.add(call);
      if (i >= 100) {
        call.cancel();
        assertThat(call.end().getCode()).isEqualTo(Status.Code.CANCELLED);
      }
    }
    CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(50, TimeUnit.MILLISECONDS);
    assertThat(TextCalls.status(channel, soon).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

    calls.get(0).cancel();
    assertThat(calls.get(0).end().getCode()).isEqualTo(Status.Code.CANCELLED);
    calls.forEach(TextCalls.Running::cancel);
    channel.shutdown();
    assertTerminates(channel);
  }

  @Test
  void sendsDelayedCallsOnceASlowPeerReads() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              called.await();
              peer.greet().windowUpdate(0, 1 << 30);
              peer.serve("slow");
            });
    List<TextCalls.Running> calls = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      calls.add(TextCalls.start(channel, TextCalls.patient(), "r".repeat(1_000)));
    }
    called.countDown();

    for (TextCalls.Running call : calls) {
      assertThat(call.end()).isEqualTo(Status.OK);
    }
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
