// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.launcher.http.HttpHead;
import io.odpf.optimus.plugin.launcher.http.Incoming;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A client's connection until its request is answered or the connection is handed over.
 * Thread-safe.
 */
final class Conversation implements AutoCloseable {
  /** The time limit for the head of the request, which commands send at once. */
  private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final SocketChannel channel;
  private final Incoming in;
  private final RuntimeReply reply;
  private final long opened = System.nanoTime();
  private volatile boolean requestReceived;

  Conversation(SocketChannel channel) {
    this.channel = channel;
    this.in = new Incoming(channel);
    this.reply = new RuntimeReply(channel);
  }

  SocketChannel channel() {
    return channel;
  }

  Incoming in() {
    return in;
  }

  RuntimeReply reply() {
    return reply;
  }

  /** Reads the head of the request. After that, the time limit no longer applies. */
  RuntimeRequest request() throws IOException {
    HttpHead head = HttpHead.read(in);
    requestReceived = true;
    return RuntimeRequest.of(head, in, RuntimePlace.peer(channel));
  }

  /** Records that a request has begun to arrive, so that the time limit no longer applies. */
  void markArrived() {
    requestReceived = true;
  }

  /** Returns whether the client has exceeded the time limit for its request. */
  boolean isSilent() {
    return !requestReceived && System.nanoTime() - opened > REQUEST_NANOS;
  }

  /** Returns whether output has been pending for some seconds without the client reading it. */
  boolean isStuck() {
    return reply.isStuck();
  }

  @Override
  public void close() throws IOException {
    reply.close();
    channel.close();
  }
}
