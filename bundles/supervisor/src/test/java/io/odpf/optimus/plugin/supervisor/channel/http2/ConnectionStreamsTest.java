// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionStreamsTest {
  private static final int BOUND = 1 << 20;

  private final FrameOutput output = new FrameOutput();
  private final StreamWriter writer = new StreamWriter(output);

  /** Keeps its stream. */
  private static final class Kept implements StreamListener {
    private Http2Stream stream;

    @Override
    public void opened(Http2Stream opened) {
      stream = opened;
    }

    @Override
    public void headers(List<HeaderField> fields, boolean end) {}

    @Override
    public void data(byte[] bytes, boolean end) {}

    @Override
    public void reset(int errorCode) {}

    @Override
    public void lost(Throwable cause) {}

    @Override
    public void writable() {}
  }

  private Http2Stream open(ConnectionStreams streams) throws IOException {
    Kept kept = new Kept();
    streams.open(null, List.of(new HeaderField("x", "y".repeat(100))), new byte[1000], true, kept);
    return kept.stream;
  }

  private ConnectionStreams streams(int lastId) {
    ConnectionStreams streams = new ConnectionStreams(writer, lastId);
    streams.setMostOpen(Integer.MAX_VALUE);
    return streams;
  }

  @Test
  void boundsUnwrittenOutputForAPeerThatDoesNotRead() throws Exception {
    ConnectionStreams streams = streams(ConnectionStreams.LAST_ID);
    for (int i = 0; i < 50_000; i++) {
      Http2Stream stream = open(streams);
      streams.write(new ArrayList<>());
      streams.reset(stream, ErrorCode.CANCEL);
    }

    assertThat(output.size()).isLessThan(BOUND);
    assertThat(streams.drain()).isTrue();
  }

  @Test
  void opensDelayedRequestsOnceTheOutputHasRoom() throws Exception {
    ConnectionStreams streams = streams(ConnectionStreams.LAST_ID);
    int count = 5_000;
    List<Http2Stream> opened = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      opened.add(open(streams));
    }
    assertThat(opened.get(count - 1).id()).isZero();

    while (streams.hasMore()) {
      streams.write(new ArrayList<>());
      output.writeTo(Channels.newChannel(new ByteArrayOutputStream()));
    }

    for (int i = 0; i < count; i++) {
      assertThat(opened.get(i).id()).isEqualTo(2 * i + 1);
    }
  }

  @Test
  void acceptsNoRequestAfterTheLastIdentifier() throws Exception {
    ConnectionStreams streams = streams(5);
    List<Http2Stream> opened = List.of(open(streams), open(streams), open(streams));
    assertThat(streams.usable()).isFalse();
    assertThatThrownBy(() -> open(streams)).isInstanceOf(IOException.class);

    assertThat(streams.finished()).isFalse();
    opened.forEach(streams::close);
    assertThat(streams.finished()).isTrue();
  }

  @Test
  void ignoresFramesForStreamsThatHaveEnded() throws Exception {
    ConnectionStreams streams = streams(ConnectionStreams.LAST_ID);
    Http2Stream stream = open(streams);
    streams.reset(stream, ErrorCode.CANCEL);

    assertThat(streams.find(stream.id())).isEmpty();
    assertThat(streams.wasOpened(stream.id())).isTrue();
    assertThat(streams.wasOpened(stream.id() + 2)).isFalse();
    assertThat(streams.wasOpened(2)).isFalse();
    assertThat(streams.wasOpened(0)).isFalse();
  }
}
