// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

/** What tests of other packages see of a loop. */
public final class LoopView {
  private LoopView() {}

  /** The number of deadlines that a loop remembers. */
  public static int remembered(EventLoop loop) {
    return loop.remembered();
  }
}
