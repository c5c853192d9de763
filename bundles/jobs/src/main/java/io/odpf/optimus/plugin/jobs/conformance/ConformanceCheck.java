// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

/** The checks, in the order in which they are reported. */
public enum ConformanceCheck {
  HANDSHAKE("handshake", "its first line is a handshake, after which it can be called"),
  INFORMATION("information", "it has a name, a type, an image and a version"),
  MODS("mods", "it serves the mods that it declares, and no others"),
  QUESTIONS("questions", "each question can be asked, and has a name of its own"),
  DEFAULTS("defaults", "it accepts the defaults of its questions"),
  HOSTILE_ANSWERS("hostile-answers", "an empty and a very long answer do not end it"),
  SETTINGS("settings", "the settings that it derives from answers are names of variables"),
  ASSETS("assets", "the assets that it derives from answers are names of files"),
  COMPILE("compile", "it compiles assets of an empty job in a dry run"),
  DESTINATION("destination", "it finds the destination of an empty job in a dry run"),
  DEPENDENCIES("dependencies", "it finds the dependencies of an empty job in a dry run"),
  EMPTY_REQUESTS("empty-requests", "requests without their parts do not end it"),
  ANSWER_TIME("answer-time", "it answers each call within a second"),
  SHUTDOWN("shutdown", "it ends with code 0 and removes its socket when it is asked to"),
  OUTPUT("output", "it prints nothing besides its handshake on standard output");

  private final String word;
  private final String meaning;

  ConformanceCheck(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** Returns the name of the check for users and programs. */
  public String word() {
    return word;
  }

  /** Returns what a plugin that passes the check does. */
  public String meaning() {
    return meaning;
  }
}
