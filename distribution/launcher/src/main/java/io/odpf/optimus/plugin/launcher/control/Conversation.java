// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.launcher.http.HttpHead;
import io.odpf.optimus.plugin.launcher.http.Incoming;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** A connection of a client, until it is answered or passed on. Thread-safe. */
final class Conversation implements AutoCloseable {
  /** The time for a client to send the head of its request, which it does at once. */
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

  /** Reads the head of the request, after which the client has no time limit. */
  RuntimeRequest request() throws IOException {
    HttpHead head = HttpHead.read(in);
    requestReceived = true;
    return RuntimeRequest.of(head, in, RuntimePlace.peer(channel));
  }

  /** Notes that the client has sent the beginning of a request, and has no time limit here. */
  void arrived() {
    requestReceived = true;
  }

  /** Returns whether the client has not sent its request within the time limit. */
  boolean isSilent() {
    return !requestReceived && System.nanoTime() - opened > REQUEST_NANOS;
  }

  /** Returns whether the client has not read waiting output for some seconds. */
  boolean isStuck() {
    return reply.isStuck();
  }

  @Override
  public void close() throws IOException {
    reply.close();
    channel.close();
  }
}
