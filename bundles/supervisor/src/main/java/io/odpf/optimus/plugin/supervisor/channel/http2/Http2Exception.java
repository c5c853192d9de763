// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.IOException;

/** Thrown when the peer violates the protocol; the connection is then unusable. */
final class Http2Exception extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errorCode;

  /**
   * @param errorCode one of {@link ErrorCode}, sent to the peer
   * @param message describes the violation
   */
  Http2Exception(int errorCode, String message) {
    super(message);
    this.errorCode = errorCode;
  }

  int errorCode() {
    return errorCode;
  }
}
