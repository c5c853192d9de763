// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

/** What a server sent, made fit for a message. */
final class Printable {
  private static final int MAX = 60;

  private Printable() {}

  /** The text's beginning, without what could steer a terminal. */
  static String of(CharSequence text) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), MAX);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c < 127 ? c : '?');
    }
    return text.length() > MAX ? shown.append("...").toString() : shown.toString();
  }
}
