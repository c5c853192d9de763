// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The first connection to a plugin, and the plugin's broker, which is opened when it is first
 * needed and ends with the connection. Thread-safe.
 */
public final class PluginChannel extends ManagedChannel {
  private final ManagedChannel channel;
  private final Opening opening;

  @GuardedBy("this")
  private Optional<Broker> broker = Optional.empty();

  @GuardedBy("this")
  private boolean ended;

  /** Opens the broker, and releases the resources of channel and broker. */
  interface Opening {
    Broker open(Channel channel) throws BrokerException;

    /** Releases the connection's resources, after the broker and the connection. */
    void close();
  }

  PluginChannel(ManagedChannel channel, Opening opening) {
    this.channel = channel;
    this.opening = opening;
  }

  /**
   * Returns the plugin's broker.
   *
   * @throws BrokerException if the connection has been shut down
   */
  public synchronized Broker broker() throws BrokerException {
    if (ended) {
      throw new BrokerException(
          BrokerException.Reason.ENDED, "the connection to the plugin is closed", null);
    }
    if (broker.isEmpty()) {
      broker = Optional.of(opening.open(channel));
    }
    return broker.get();
  }

  private void end() {
    Optional<Broker> open;
    synchronized (this) {
      ended = true;
      open = broker;
      broker = Optional.empty();
    }
    open.ifPresent(Broker::close);
  }

  @Override
  public ManagedChannel shutdown() {
    end();
    channel.shutdown();
    opening.close();
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    end();
    channel.shutdownNow();
    opening.close();
    return this;
  }

  @Override
  public boolean isShutdown() {
    return channel.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return channel.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return channel.awaitTermination(timeout, unit);
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    return channel.newCall(method, options);
  }

  @Override
  public String authority() {
    return channel.authority();
  }

  @Override
  public ConnectivityState getState(boolean requestConnection) {
    return channel.getState(requestConnection);
  }

  @Override
  public void notifyWhenStateChanged(ConnectivityState source, Runnable callback) {
    channel.notifyWhenStateChanged(source, callback);
  }
}
