// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.proto.handshake.MagicCookie;
import java.util.List;

/**
 * What the host offers to a plugin.
 *
 * @param versions of the application's protocol that it speaks, best first
 * @param encrypted whether it asks for AutoMTLS
 * @param multiplexed whether it asks for one socket for all connections
 */
public record HandshakeTerms(List<Integer> versions, boolean encrypted, boolean multiplexed) {

  /** The key of the cookie that tells a plugin that it was started as one. */
  public static final String COOKIE_KEY = MagicCookie.KEY;

  /** Its value, the same in all generations of Optimus. */
  public static final String COOKIE_VALUE = MagicCookie.VALUE;

  /** Version 1, which all generations speak, in clear, a socket for each connection. */
  public static final HandshakeTerms OPTIMUS = new HandshakeTerms(List.of(1), false, false);

  public HandshakeTerms {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version to offer");
    }
  }

  /** Returns the same with AutoMTLS. */
  public HandshakeTerms withEncryption() {
    return new HandshakeTerms(versions, true, multiplexed);
  }

  /** Returns the same with all connections on one socket. */
  public HandshakeTerms withMultiplexing() {
    return new HandshakeTerms(versions, encrypted, true);
  }
}
