// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;

/** What a server or a program says, fit to be shown: one short line without secrets. */
public final class PeerText {
  private static final int LONGEST = 200;

  private PeerText() {}

  /** A text in one line: what addresses and headers may hold of secrets is masked, as in ours. */
  public static String line(String text) {
    String masked = Addresses.masked(text.replaceAll("[^ -~]+", " ").strip());
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }
}
