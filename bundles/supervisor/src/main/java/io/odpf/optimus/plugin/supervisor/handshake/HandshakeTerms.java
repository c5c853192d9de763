// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.proto.handshake.MagicCookie;
import java.util.List;

/**
 * The terms that the host offers to a plugin.
 *
 * @param versions the host's versions of the application's protocol, best first
 * @param encrypted whether the host asks for AutoMTLS
 * @param multiplexed whether the host asks for one socket for all connections
 */
public record HandshakeTerms(List<Integer> versions, boolean encrypted, boolean multiplexed) {

  /** The key of the cookie that tells a plugin that it was started as one. */
  public static final String COOKIE_KEY = MagicCookie.KEY;

  /** The value of the cookie, the same in all generations of Optimus. */
  public static final String COOKIE_VALUE = MagicCookie.VALUE;

  /** Version 1, which all generations speak, unencrypted and with a socket for each connection. */
  public static final HandshakeTerms OPTIMUS = new HandshakeTerms(List.of(1), false, false);

  public HandshakeTerms {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version to offer");
    }
  }

  /** Returns these terms with AutoMTLS. */
  public HandshakeTerms withEncryption() {
    return new HandshakeTerms(versions, true, multiplexed);
  }

  /** Returns these terms with all connections on one socket. */
  public HandshakeTerms withMultiplexing() {
    return new HandshakeTerms(versions, encrypted, true);
  }
}
