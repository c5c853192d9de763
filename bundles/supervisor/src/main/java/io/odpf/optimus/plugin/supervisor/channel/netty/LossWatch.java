// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reports once that an established connection was lost. */
final class LossWatch {
  private final ManagedChannel channel;
  private final Runnable onLost;
  private final AtomicBoolean lost = new AtomicBoolean();

  LossWatch(ManagedChannel channel, Runnable onLost) {
    this.channel = channel;
    this.onLost = onLost;
  }

  /** Connects the channel and watches it. */
  void watch() {
    watchFrom(channel.getState(true), false);
  }

  private void watchFrom(ConnectivityState state, boolean wasReady) {
    boolean ready = wasReady || state == ConnectivityState.READY;
    if (state == ConnectivityState.SHUTDOWN) {
      return;
    }
    if (ready && state != ConnectivityState.READY && lost.compareAndSet(false, true)) {
      onLost.run();
    }
    channel.notifyWhenStateChanged(state, () -> watchFrom(channel.getState(false), ready));
  }
}
