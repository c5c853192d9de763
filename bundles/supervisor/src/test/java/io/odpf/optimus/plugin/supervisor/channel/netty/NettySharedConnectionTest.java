// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.netty.MultiplexPeer.Received;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shared connection with a peer that does by the frame what a test has it do. */
class NettySharedConnectionTest {
  private static final int DATA = MultiplexFrame.DATA;
  private static final int WINDOW = MultiplexFrame.WINDOW;
  private static final int PING = MultiplexFrame.PING;
  private static final int GO_AWAY = MultiplexFrame.GO_AWAY;
  private static final int SYN = MultiplexFrame.SYN;
  private static final int ACK = MultiplexFrame.ACK;
  private static final int FIN = MultiplexFrame.FIN;
  private static final int RST = MultiplexFrame.RST;

  private static final SharedConnection.Announcement NONE = () -> {};

  @TempDir Path directory;
  private final NettyTransport transport = new NettyTransport(Thread::new);
  private final ExecutorService calls = Executors.newCachedThreadPool();
  private final CountDownLatch lost = new CountDownLatch(1);
  private MultiplexPeer peer;
  private SharedConnection shared;

  @BeforeEach
  void connect() throws IOException {
    peer = MultiplexPeer.listen(directory);
    shared = transport.share(peer.address());
    // Before there is a stream: a plugin waits five seconds for its session.
    peer.accept();
  }

  @AfterEach
  void close() throws IOException {
    shared.close();
    transport.close();
    calls.shutdownNow();
    peer.close();
  }

  /** Connects, and takes the stream. */
  private Received open() throws IOException {
    shared.connect(Security.CLEAR, NONE, calls, lost::countDown);
    Received opened = peer.receive(WINDOW, SYN);
    peer.send(WINDOW, ACK, opened.stream(), 0);
    return opened;
  }

  private static Status.Code failure(ManagedChannel channel) {
    return catchThrowableOfType(
            StatusRuntimeException.class,
            () -> new PluginServices(channel).serving(Duration.ofMillis(300)))
        .getStatus()
        .getCode();
  }

  @Test
  void opensStreamsWithOddNumbersAndSendsTheGrpcPreface() throws IOException {
    assertThat(open().stream()).isEqualTo(1);
    assertThat(peer.receive(DATA, 0).stream()).isEqualTo(1);
    assertThat(open().stream()).isEqualTo(3);
  }

  @Test
  void losesNoDataThatGrpcSendsWhileItsStreamIsOpened() throws IOException {
    int count = 200;
    for (int i = 0; i < count; i++) {
      shared.connect(Security.CLEAR, NONE, calls, lost::countDown);
    }

    Map<Integer, String> beginnings = new HashMap<>();
    while (beginnings.size() < count) {
      int stream = peer.receive(DATA, 0).stream();
      beginnings.putIfAbsent(stream, new String(peer.body(), StandardCharsets.US_ASCII));
    }

    assertThat(beginnings.values()).allMatch(beginning -> beginning.startsWith("PRI * HTTP/2.0"));
  }

  @Test
  void opensAndEndsAnUnusedStream() throws IOException {
    shared.connectUnused();

    assertThat(peer.receive()).isEqualTo(new Received(WINDOW, SYN, 1, 0));
    assertThat(peer.receive()).isEqualTo(new Received(WINDOW, FIN, 1, 0));
    peer.send(WINDOW, FIN, 1, 0);
    assertThat(open().stream()).isEqualTo(3);
  }

  @Test
  void opensNoStreamThatCannotBeAnnounced() throws IOException {
    CountDownLatch announced = new CountDownLatch(1);
    ManagedChannel channel =
        shared.connect(
            Security.CLEAR,
            () -> {
              announced.countDown();
              throw new IOException("not wanted");
            },
            calls,
            lost::countDown);

    assertThat(failure(channel)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    channel.shutdownNow();
    assertThat(announced.getCount()).isZero();
    assertThat(open().stream()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {FIN, RST})
  void opensAnotherStreamOnceThePluginEndsOne(int flag) throws IOException {
    ManagedChannel channel = shared.connect(Security.CLEAR, NONE, calls, lost::countDown);
    assertThat(peer.receive(WINDOW, SYN).stream()).isEqualTo(1);

    peer.send(WINDOW, ACK | flag, 1, 0);
    channel.getState(true);

    assertThat(peer.receive(WINDOW, SYN).stream()).isEqualTo(3);
    channel.shutdownNow();
  }

  @Test
  void refusesAStreamWithoutAKnock() throws IOException {
    peer.send(DATA, SYN, 2, 5, "early".getBytes(StandardCharsets.US_ASCII));

    assertThat(peer.receive()).isEqualTo(new Received(WINDOW, RST, 2, 0));
  }

  @Test
  void acceptsOneStreamPerKnock() throws IOException {
    SharedConnection.Entrance entrance = shared.serve(Security.CLEAR, List.of(), calls);
    entrance.letNextIn();
    shared.connectUnused(); // A plugin opens its stream once it was told, which is later as well.
    peer.receive(WINDOW, FIN);
    peer.send(WINDOW, SYN, 2, 0);
    assertThat(peer.receive()).isEqualTo(new Received(WINDOW, ACK, 2, 0));

    peer.send(WINDOW, SYN, 4, 0);

    assertThat(peer.receive(WINDOW, RST).stream()).isEqualTo(4);
    entrance.server().shutdownNow();
    assertThat(peer.receive(WINDOW, FIN).stream()).isEqualTo(2);
  }

  @Test
  void answersEveryPingOfAFloodThatIsReadSlowly() throws Exception {
    int count = 200_000;
    Thread flood =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < count; i++) {
                  peer.send(PING, SYN, 0, i);
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            },
            "flood");
    flood.start();

    for (int i = 0; i < count; i++) {
      assertThat(peer.receive()).isEqualTo(new Received(PING, ACK, 0, i));
    }
    flood.join();
    assertThat(open().stream()).isEqualTo(1);
  }

  @Test
  void opensNoStreamOnceThePluginGoesAway() throws IOException {
    open();
    peer.send(GO_AWAY, 0, 0, 0);
    peer.send(PING, SYN, 0, 1);
    peer.receive(PING, ACK);

    ManagedChannel channel = shared.connect(Security.CLEAR, NONE, calls, lost::countDown);

    assertThat(failure(channel)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    channel.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 9})
  void endsASessionThatThePluginEndsWithAnError(long reason) throws IOException {
    peer.send(GO_AWAY, 0, 0, reason);

    assertThat(peer.ends()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n", // As of a web server,
        "\0\0\6\4\0\0\0\0\0\0\5\0\0\100\0", // of HTTP/2,
        "SSH-2.0-OpenSSH_9.6\r\n", // of ssh,
        "\25\3\3\0\2\2\106xxxxxxxxx" // of TLS.
      })
  void endsASessionWithAPeerThatIsNotYamux(String greeting) throws IOException {
    ManagedChannel channel = shared.connect(Security.CLEAR, NONE, calls, lost::countDown);
    peer.receive(WINDOW, SYN);

    peer.sendRaw(greeting.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(peer.ends()).isTrue();
    assertThat(failure(channel)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    channel.shutdownNow();
  }

  @Test
  void failsToConnectWithoutASocket() {
    SocketAddress nobody = UnixDomainSocketAddress.of(directory.resolve("nobody"));
    SharedConnection none = transport.share(nobody);
    ManagedChannel channel = none.connect(Security.CLEAR, NONE, calls, lost::countDown);

    assertThat(failure(channel)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    channel.shutdownNow();
    none.close();
  }
}
