// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** Decides whether a connection can carry another request (RFC 9112, 9.3). */
public final class ConnectionPersistence {
  private ConnectionPersistence() {}

  /** Returns whether the server keeps the connection open after a response. */
  public static boolean of(ClassicHttpResponse head) {
    if (head.getVersion() != null && head.getVersion().getMinor() < 1) {
      return false;
    }
    for (Header header : head.getHeaders("Connection")) {
      if (header.getValue().toLowerCase(Locale.ROOT).contains("close")) {
        return false;
      }
    }
    return true;
  }
}
