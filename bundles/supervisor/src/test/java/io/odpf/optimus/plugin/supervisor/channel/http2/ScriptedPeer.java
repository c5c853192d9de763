// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a unix socket that follows a script, right or wrong, on each of its connections. */
public final class ScriptedPeer {
  private final UnixDomainSocketAddress address;
  private final ServerSocketChannel server;
  private final Script script;
  private final Thread acceptor = new Thread(this::accept, "scripted peer");
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens on one connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    /**
     * Runs on a thread of its own.
     *
     * @param number of the connection, from 1
     */
    void run(PeerConnection connection, int number) throws Exception;
  }

  private ScriptedPeer(UnixDomainSocketAddress address, Script script) throws IOException {
    this.address = address;
    this.script = script;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
  }

  public static ScriptedPeer listen(Path socket, Script script) throws IOException {
    ScriptedPeer peer = new ScriptedPeer(UnixDomainSocketAddress.of(socket), script);
    peer.acceptor.start();
    return peer;
  }

  public UnixDomainSocketAddress address() {
    return address;
  }

  /** The number of connections that were accepted. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        channels.add(channel);
        int number = connections.incrementAndGet();
        Thread thread = new Thread(() -> serve(channel, number), "scripted connection");
        threads.add(thread);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(SocketChannel channel, int number) {
    try (channel) {
      script.run(new PeerConnection(channel), number);
    } catch (Exception e) {
      // The other side closed the connection, or the test is over; its calls show what is wrong.
    }
  }

  /** Ends all connections and threads. */
  public void close() throws Exception {
    server.close();
    acceptor.join();
    for (SocketChannel channel : channels) {
      channel.close();
    }
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }
}
