// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.StdioData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the plugin printed and the host has not read yet. It is kept up to a limit, beyond which new
 * output is dropped and counted: a plugin must not stand still because nobody reads what it prints.
 * Thread-safe.
 */
final class PrintedOutput {
  /** As go-plugin cuts it. */
  private static final int LARGEST_PIECE = 1024;

  private static final int MOST_KEPT = 1 << 20;

  private final Deque<StdioData> pieces = new ArrayDeque<>(); // guarded by this
  private Optional<ServerCallStreamObserver<StdioData>> reader =
      Optional.empty(); // guarded by this
  private int kept; // guarded by this
  private long dropped; // guarded by this
  private boolean ended; // guarded by this

  /** Adds output. */
  synchronized void add(StdioData.Channel channel, byte[] bytes, int from, int length) {
    for (int at = 0; at < length; at += LARGEST_PIECE) {
      int size = Math.min(LARGEST_PIECE, length - at);
      if (kept + size > MOST_KEPT) {
        dropped += length - at;
        break;
      }
      if (dropped > 0) {
        ByteString note = ByteString.copyFromUtf8("[" + dropped + " bytes were not read]\n");
        dropped = 0;
        put(channel, note);
      }
      put(channel, ByteString.copyFrom(bytes, from + at, size));
    }
    send();
  }

  private void put(StdioData.Channel channel, ByteString data) {
    pieces.add(StdioData.newBuilder().setChannel(channel).setData(data).build());
    kept += data.size();
  }

  /** Hands output to a reader from now on; an earlier one gets no more. */
  synchronized void attach(ServerCallStreamObserver<StdioData> observer) {
    reader.ifPresent(ServerCallStreamObserver::onCompleted);
    reader = Optional.of(observer);
    observer.setOnReadyHandler(this::send);
    observer.setOnCancelHandler(() -> detach(observer));
    send();
  }

  private synchronized void detach(ServerCallStreamObserver<StdioData> observer) {
    if (reader.isPresent() && reader.get() == observer) {
      reader = Optional.empty();
    }
  }

  private synchronized void send() {
    while (reader.isPresent() && reader.get().isReady() && !pieces.isEmpty()) {
      StdioData piece = pieces.remove();
      kept -= piece.getData().size();
      reader.get().onNext(piece);
    }
    if (ended && pieces.isEmpty()) {
      reader.ifPresent(ServerCallStreamObserver::onCompleted);
      reader = Optional.empty();
    }
  }

  /** Ends the reader's stream when it has read what there is. */
  synchronized void end() {
    ended = true;
    send();
  }
}
