// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;

/** Makes text of a server or a program printable. */
public final class PeerText {
  private static final int LONGEST = 200;

  private PeerText() {}

  /** Returns a text as one short line, with secrets in addresses and headers masked. */
  public static String line(String text) {
    String masked = Addresses.masked(text.replaceAll("[^ -~]+", " ").strip());
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }
}
