// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

/** The verdicts of checks. */
public enum Verdict {
  PASSED("ok"),
  /** The plugin takes longer than hosts wait, which may be the machine's fault. */
  LATE("late"),
  /** The plugin has a flaw of the SDK that it was built with, which hosts work around. */
  KNOWN("known"),
  /** The check does not apply to the plugin. */
  SKIPPED("skipped"),
  FAILED("failed");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** Returns the verdict's name for users and programs. */
  public String word() {
    return word;
  }
}
