// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/** How much an entry of the log matters, least first; the levels of hclog. */
public enum LogLevel {
  TRACE("trace"),
  DEBUG("debug"),
  INFO("info"),
  WARN("warn"),
  ERROR("error");

  private final String word;

  LogLevel(String word) {
    this.word = word;
  }

  /** The level as hclog writes it. */
  String word() {
    return word;
  }
}
