// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.proto.goplugin.GRPCBrokerGrpc;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Knocks at a plugin that answers when a test has it do so. */
class KnockTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir Path directory;
  private final NettyTransport transport = new NettyTransport(Thread::new);
  private final BlockingQueue<ConnInfo> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<StreamObserver<ConnInfo>> answers = new CompletableFuture<>();
  private final BlockingQueue<Integer> late = new LinkedBlockingQueue<>();
  private Server plugin;
  private ManagedChannel channel;
  private ConnectionNotices notices;

  @BeforeEach
  void connect() throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("plugin"));
    plugin = transport.serve(address, Security.CLEAR, List.of(new ScriptedBroker()), Runnable::run);
    channel = transport.connect(address, Security.CLEAR, () -> {});
    notices =
        ConnectionNotices.open(
            channel,
            new ConnectionNotices.KnockListener() {
              @Override
              public void knocked(ConnectionNotices notices, ConnInfo knock) {}

              @Override
              public void answeredLate(ConnInfo answer) {
                late.add(answer.getServiceId());
              }
            });
    notices.awaitOpen(TimeLimit.of(PATIENCE));
  }

  @AfterEach
  void close() {
    notices.close();
    channel.shutdownNow();
    plugin.shutdownNow();
    transport.close();
  }

  /** Takes what the host tells, and answers nothing by itself. */
  private final class ScriptedBroker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
    @Override
    public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> stream) {
      answers.complete(stream);
      return new StreamObserver<>() {
        @Override
        public void onNext(ConnInfo notice) {
          received.add(notice);
        }

        @Override
        public void onError(Throwable end) {}

        @Override
        public void onCompleted() {
          stream.onCompleted();
        }
      };
    }
  }

  private void answer(int id) throws Exception {
    answers
        .get()
        .onNext(
            ConnInfo.newBuilder()
                .setServiceId(id)
                .setKnock(ConnInfo.Knock.newBuilder().setKnock(true).setAck(true))
                .build());
  }

  @Test
  void returnsTheAnswerToTheKnockingThread() throws Exception {
    CompletableFuture<ConnInfo> knock = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                knock.complete(notices.knock(7, TimeLimit.of(PATIENCE)));
              } catch (BrokerException | InterruptedException e) {
                knock.completeExceptionally(e);
              }
            },
            "knock")
        .start();
    assertThat(received.take().getKnock().getKnock()).isTrue();

    answer(7);

    assertThat(knock.get().getServiceId()).isEqualTo(7);
    assertThat(late).isEmpty();
  }

  @Test
  void reportsEachLateAnswer() throws Exception {
    assertThat(
            catchThrowableOfType(BrokerException.class, () -> notices.knock(7, TimeLimit.of(SHORT)))
                .getMessage())
        .contains("connection 7", "50 ms");

    answer(7);
    answer(8);
    answer(7);

    assertThat(List.of(late.take(), late.take(), late.take())).containsExactly(7, 8, 7);
  }

  @Test
  void doesNotMistakeALateAnswerForThatOfAnotherKnock() throws Exception {
    catchThrowableOfType(BrokerException.class, () -> notices.knock(7, TimeLimit.of(SHORT)));
    answer(7);
    assertThat(late.take()).isEqualTo(7);

    BrokerException failure =
        catchThrowableOfType(BrokerException.class, () -> notices.knock(7, TimeLimit.of(SHORT)));

    assertThat(failure).hasMessageContaining("did not accept");
  }

  @Test
  void reportsAPluginThatIsNotConnected() throws Exception {
    ManagedChannel nobody =
        transport.connect(
            UnixDomainSocketAddress.of(directory.resolve("nobody")), Security.CLEAR, () -> {});
    ConnectionNotices none = ConnectionNotices.open(nobody, ConnectionNotices.KnockListener.NONE);

    BrokerException failure =
        catchThrowableOfType(BrokerException.class, () -> none.awaitOpen(TimeLimit.of(SHORT)));

    assertThat(failure).hasMessageContaining("was not connected within 50 ms");
    nobody.shutdownNow();
  }
}
