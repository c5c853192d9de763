// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/** How much an entry of the log matters, least first; the levels of hclog. */
public enum LogLevel {
  /** What only its author wants to know. */
  TRACE("trace"),
  /** What helps to find a fault. */
  DEBUG("debug"),
  /** What an operator wants to know. */
  INFO("info"),
  /** What an operator should look at. */
  WARN("warn"),
  /** What went wrong. */
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
