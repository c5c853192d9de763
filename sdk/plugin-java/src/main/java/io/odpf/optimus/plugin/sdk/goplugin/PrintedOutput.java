// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.StdioData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Buffers output that the plugin printed until the host reads it. Beyond a limit, new output is
 * dropped and counted, so that a plugin never blocks because its output is not read. Thread-safe.
 */
final class PrintedOutput {
  /** The size at which go-plugin splits output. */
  private static final int LARGEST_PIECE = 1024;

  private static final int MOST_KEPT = 1 << 20;

  @GuardedBy("this")
  private final Deque<StdioData> pieces = new ArrayDeque<>();

  @GuardedBy("this")
  private Optional<ServerCallStreamObserver<StdioData>> reader = Optional.empty();

  @GuardedBy("this")
  private int kept;

  @GuardedBy("this")
  private long dropped;

  @GuardedBy("this")
  private boolean ended;

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

  private synchronized void put(StdioData.Channel channel, ByteString data) {
    pieces.add(StdioData.newBuilder().setChannel(channel).setData(data).build());
    kept += data.size();
  }

  /** Sends output to a reader from now on, and completes the stream of an earlier one. */
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

  /** Ends the reader's stream once it has read the remaining output. */
  synchronized void end() {
    ended = true;
    send();
  }
}
