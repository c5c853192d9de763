// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/** The levels of a log entry, as in hclog, least severe first. */
public enum LogLevel {
  /** Details for the plugin's author. */
  TRACE("trace"),
  /** Information for finding faults. */
  DEBUG("debug"),
  /** Information for operators. */
  INFO("info"),
  /** Conditions that operators should check. */
  WARN("warn"),
  /** Failures. */
  ERROR("error");

  private final String word;

  LogLevel(String word) {
    this.word = word;
  }

  /** Returns hclog's name of the level. */
  String word() {
    return word;
  }
}
