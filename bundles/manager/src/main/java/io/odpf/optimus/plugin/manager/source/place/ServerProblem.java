// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of installs from a server. */
public enum ServerProblem implements ProblemCode {
  UNREACHABLE(
      "server-unreachable",
      "The server does not answer, or the connection to it breaks.",
      "Check its address and the network. What is installed stays; install --offline uses what"
          + " was fetched before."),
  DENIED(
      "server-denied",
      "The server refuses the credentials, or they do not have the role that is needed.",
      "Ask the server's operator for a token with the role client."),
  UNKNOWN_API(
      "server-unknown-api",
      "The address does not answer as the management API of an Optimus runtime, or the runtime is"
          + " older than clients.",
      "Check the address; if it is right, update the server."),
  UNUSABLE(
      "server-unusable",
      "The server answers, but not the question: it has a problem of its own, or something else"
          + " answers in its place.",
      "The message has the server's own words, if there are any. Tell the server's operator."),
  NEWER(
      "server-newer",
      "The server is newer than this program, and its answers cannot be read safely.",
      "Update this program."),
  BROKEN_LOCK(
      "server-broken-lock",
      "The server's lock is damaged, or is not the one whose digest it names.",
      "Run the command again; if the problem persists, tell the server's operator."),
  MISMATCH(
      "server-mismatch",
      "The server delivers other bytes than its lock names.",
      "Do not use them. Tell the server's operator."),
  LACKS_ARTIFACT(
      "server-lacks-artifact",
      "The server does not deliver an artifact of its lock, and has no newer lock.",
      "The message has the server's own words. Tell its operator: its source may lack the artifact."),
  LOCK_INCOMPLETE(
      "server-lock-incomplete",
      "The server's lock does not have a plugin, or not for this platform.",
      "Add the plugin to the server's configuration, or lock it there for the platform."),
  DIFFERS(
      "server-differs",
      "The configuration describes a plugin otherwise than the server's lock. The server decides.",
      "Change the configuration, or the server's."),
  NO_LOCK_KEPT(
      "server-lock-not-kept",
      "The server's lock was never fetched to this install location, and --offline forbids it.",
      "Run the command once without --offline.");

  private final Entry entry;

  ServerProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
