// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.http2.EventLoop;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.LoopView;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connecting, waiting and flow control of channels. */
class ChannelLifecycleTest extends ChannelTestCase {
  @Test
  void finishesRunningCallsOfAConnectionThatGoesAway() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    ScriptedPeer listening =
        listen(
            (peer, number) -> {
              peer.greet();
              if (number > 1) {
                peer.serve("second");
              }
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
              peer.greet(FrameType.MAX_CONCURRENT_STREAMS, 0);
              peer.respond(peer.request(), "settings are known");
              called.await();
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
              peer.greet(FrameType.MAX_CONCURRENT_STREAMS, 0);
              peer.respond(peer.request(), "settings are known");
              called.await();
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
}
