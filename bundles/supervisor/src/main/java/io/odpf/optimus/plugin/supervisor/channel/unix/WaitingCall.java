// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.http2.Http2Connection;

/** A call that needs a connection. */
interface WaitingCall {
  /** Returns whether the call waits if a connection cannot be made at once. */
  boolean waitsForReady();

  /** Sends the call; called again, with another one, if the connection accepts no more requests. */
  void connected(Http2Connection connection);

  /** Ends the call with a status, unless it has ended. */
  void refused(Status status);
}
