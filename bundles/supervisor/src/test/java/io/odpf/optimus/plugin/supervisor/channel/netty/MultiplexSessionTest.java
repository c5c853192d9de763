// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The session by its frames, those included that go-plugin never sends. */
class MultiplexSessionTest {
  private static final int WINDOW = 256 << 10;

  private final List<MultiplexStream> opened = new ArrayList<>();
  private final MultiplexSession session =
      new MultiplexSession(
          stream -> {
            if (stream.id() == 66) {
              stream.refuse();
            } else {
              opened.add(stream);
              stream.accept();
            }
          });
  private final EmbeddedChannel socket = new EmbeddedChannel(session);
  private final EmbeddedChannel local = new EmbeddedChannel();

  @AfterEach
  void close() {
    socket.close();
    local.close();
    socket.releaseOutbound();
    local.releaseOutbound();
  }

  private static ByteBuf frame(int type, int flags, int stream, long length, byte... body) {
    ByteBuf frame =
        new MultiplexFrame((byte) type, (short) flags, stream, length)
            .header(Unpooled.buffer().alloc());
    return Unpooled.wrappedBuffer(frame, Unpooled.wrappedBuffer(body));
  }

  private void receive(ByteBuf bytes) {
    socket.writeInbound(bytes);
    settle();
  }

  /** Runs the tasks by which each side passes bytes to the other. */
  private void settle() {
    for (int i = 0; i < 3; i++) {
      socket.runPendingTasks();
      local.runPendingTasks();
    }
  }

  /** The frames that were sent, without their bodies, of which only the lengths are told. */
  private List<String> sent() {
    List<String> frames = new ArrayList<>();
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf next = socket.readOutbound(); next != null; next = socket.readOutbound()) {
      all.writeBytes(next);
      next.release();
    }
    while (all.isReadable()) {
      MultiplexFrame frame = MultiplexFrame.read(all);
      frames.add(frame.type() + " " + frame.flags() + " " + frame.stream() + " " + frame.length());
      if (frame.type() == MultiplexFrame.DATA) {
        all.skipBytes((int) frame.length());
      }
    }
    all.release();
    return frames;
  }

  /** What gRPC would read. */
  private String delivered() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf next = local.readOutbound(); next != null; next = local.readOutbound()) {
      text.append(next.toString(StandardCharsets.US_ASCII));
      next.release();
    }
    return text.toString();
  }

  private void open() {
    session.open(local);
    settle();
    assertThat(sent()).containsExactly("1 1 1 0");
  }

  @Test
  void answersPingsWithTheirNumbers() {
    receive(frame(2, 1, 0, 0xfedcba98L));
    receive(frame(2, 2, 0, 7));

    assertThat(sent()).containsExactly("2 2 0 " + 0xfedcba98L);
  }

  @Test
  void readsFramesThatArriveByteByByte() {
    open();
    ByteBuf bytes =
        Unpooled.wrappedBuffer(
            frame(1, 2, 1, 0),
            frame(0, 0, 1, 3, "abc".getBytes(StandardCharsets.US_ASCII)),
            frame(0, 0, 1, 1, (byte) 'd'));

    while (bytes.isReadable()) {
      receive(bytes.readBytes(1));
    }
    bytes.release();

    assertThat(delivered()).isEqualTo("abcd");
  }

  @Test
  void sendsTheRestOnceTheWindowIsWidened() {
    open();

    local.writeInbound(Unpooled.wrappedBuffer(new byte[WINDOW + 1000]));
    settle();

    assertThat(sent()).containsExactly("0 0 1 " + WINDOW);
    assertThat(local.config().isAutoRead()).isFalse();
    receive(frame(1, 0, 1, 400));
    assertThat(sent()).containsExactly("0 0 1 400");
    receive(frame(1, 0, 1, 5000));
    assertThat(sent()).containsExactly("0 0 1 600");
    assertThat(local.config().isAutoRead()).isTrue();
  }

  @Test
  void widensTheWindowForConsumedData() {
    open();

    receive(frame(0, 0, 1, WINDOW / 2 - 1, new byte[WINDOW / 2 - 1]));
    assertThat(sent()).isEmpty();
    receive(frame(0, 0, 1, 1, (byte) 1));

    assertThat(sent()).containsExactly("1 0 1 " + WINDOW / 2);
  }

  @Test
  void deliversDataThatArrivesBeforeAnAcceptedStreamIsConnected() {
    receive(frame(1, 1, 2, 0));
    receive(frame(0, 0, 2, 5, "early".getBytes(StandardCharsets.US_ASCII)));
    assertThat(sent()).containsExactly("1 2 2 0");

    opened.get(0).carry(local);
    settle();

    assertThat(delivered()).isEqualTo("early");
  }

  @Test
  void sendsFinAtTheEndOfAConnection() {
    open();

    local.close();
    settle();

    assertThat(sent()).containsExactly("1 4 1 0");
    receive(frame(0, 4, 1, 4, "late".getBytes(StandardCharsets.US_ASCII)));
    assertThat(sent()).isEmpty();
    assertThat(socket.isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4,1 4 1 0", "8,"})
  void endsAConnectionWithItsStream(int flag, String answer) {
    open();

    receive(frame(1, flag, 1, 0));

    assertThat(local.isOpen()).isFalse();
    assertThat(sent()).isEqualTo(answer == null ? List.of() : List.of(answer));
  }

  @Test
  void endsConnectionsWithTheSocketAndOpensNoMore() {
    open();

    socket.close();
    settle();
    EmbeddedChannel later = new EmbeddedChannel();
    session.open(later);

    assertThat(local.isOpen()).isFalse();
    assertThat(later.isOpen()).isFalse();
  }

  @Test
  void opensNoStreamOnceThePluginIsGoingAway() {
    receive(frame(3, 0, 0, 0));

    session.open(local);

    assertThat(local.isOpen()).isFalse();
  }

  @Test
  void refusesAStreamAndIgnoresItsData() {
    receive(frame(1, 1, 66, 0));
    receive(frame(0, 0, 66, 3, "abc".getBytes(StandardCharsets.US_ASCII)));

    assertThat(sent()).containsExactly("1 8 66 0");
    assertThat(socket.isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0", // A stream without a number,
    "0,1,3", // with one of the host's,
    "0,1,2", // that was opened before.
    "4,0,2", // No such type.
    "255,0,0", "1,16,2", // No such flag.
    "2,256,0", "0,0,0", // Data and windows of no stream.
    "1,0,0"
  })
  void endsASessionWithFramesThatAreNotAllowed(int type, int flags, int stream) {
    receive(frame(1, 1, 2, 0));
    sent();

    receive(frame(type, flags, stream, 0));

    assertThat(sent()).containsExactly("3 0 0 1");
    assertThat(socket.isOpen()).isFalse();
  }

  @Test
  void refusesStreamsBeyondTheLimitUntilOthersEnd() {
    for (int i = 1; i <= 256; i++) {
      receive(frame(1, 1, 2 * i + 100, 0));
    }
    assertThat(opened).hasSize(256);
    sent();

    receive(frame(1, 1, 1000, 0));
    assertThat(sent()).containsExactly("1 8 1000 0");
    receive(frame(1, 8, 102, 0));
    receive(frame(1, 1, 1002, 0));

    assertThat(sent()).containsExactly("1 2 1002 0");
  }

  @Test
  void discardsDataOfAStreamThatHasEndedUpToItsWindow() {
    receive(frame(0, 0, 7, WINDOW, new byte[WINDOW]));
    receive(frame(2, 1, 0, 1));
    assertThat(sent()).containsExactly("2 2 0 1");

    receive(frame(0, 0, 7, WINDOW + 1));

    assertThat(sent()).containsExactly("3 0 0 1");
    assertThat(socket.isOpen()).isFalse();
  }

  @Test
  void stopsReadingAfterAnIllegalFrame() {
    receive(Unpooled.wrappedBuffer(frame(4, 0, 0, 0), frame(2, 1, 0, 1), frame(1, 1, 2, 0)));

    assertThat(sent()).containsExactly("3 0 0 1");
    assertThat(opened).isEmpty();
  }

  @Test
  void sendsTheRestToAPluginThatHasHalfClosed() {
    open();
    local.writeInbound(Unpooled.wrappedBuffer(new byte[WINDOW + 10]));
    settle();
    assertThat(sent()).containsExactly("0 0 1 " + WINDOW);

    receive(frame(1, 4, 1, 0));
    assertThat(sent()).isEmpty();
    receive(frame(1, 0, 1, 20));

    assertThat(sent()).containsExactly("0 0 1 10", "1 4 1 0");
  }

  @Test
  void keepsOpenStreamsAfterThePluginGoesAway() {
    open();
    receive(frame(3, 0, 0, 0));

    receive(frame(0, 0, 1, 2, "on".getBytes(StandardCharsets.US_ASCII)));

    assertThat(delivered()).isEqualTo("on");
    assertThat(socket.isOpen()).isTrue();
  }

  @Test
  void endsASessionOfAnotherVersionOrWithMoreDataThanTheWindow() {
    EmbeddedChannel other = new EmbeddedChannel(new MultiplexSession(MultiplexStream::refuse));
    other.writeInbound(frame(2, 1, 0, 1).setByte(0, 1));
    open();

    receive(frame(0, 0, 1, WINDOW + 1));

    assertThat(other.isOpen()).isFalse();
    assertThat(socket.isOpen()).isFalse();
    other.releaseOutbound();
  }
}
