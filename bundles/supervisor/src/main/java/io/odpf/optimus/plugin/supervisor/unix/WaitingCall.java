// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.http2.Http2Connection;

/** A call that has no connection yet. */
interface WaitingCall {
  /** Whether it waits for a connection if there is none at once. */
  boolean waitsForReady();

  /** Called once, unless the call is refused. */
  void connected(Http2Connection connection);

  /** Ends the call; does nothing if it has ended. */
  void refused(Status status);
}
