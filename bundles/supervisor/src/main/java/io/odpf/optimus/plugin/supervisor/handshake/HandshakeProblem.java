// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of the first line that a plugin writes, and of the addresses that it announces. */
enum HandshakeProblem implements ProblemCode {
  GARBLED(
      "handshake-garbled",
      "The plugin's first line is not a handshake of go-plugin.",
      "Run the plugin by hand to see what it prints; it must write nothing to standard output before its handshake."),
  CORE_VERSION(
      "handshake-core-version",
      "The plugin speaks another version of go-plugin's core protocol.",
      "Rebuild the plugin with a current go-plugin library."),
  VERSION(
      "handshake-version",
      "The plugin speaks another version of the Optimus plugin protocol.",
      "Install a version of the plugin that was built for this Optimus."),
  NETWORK(
      "handshake-network",
      "The plugin listens on a network that is neither unix nor tcp.",
      "Rebuild the plugin so that it listens on a unix socket or on TCP."),
  ADDRESS(
      "handshake-address",
      "The plugin listens on an address outside this machine's loopback interface.",
      "Rebuild the plugin so that it listens on 127.0.0.1 or on a unix socket."),
  PROTOCOL(
      "handshake-protocol",
      "The plugin does not speak gRPC.",
      "Rebuild the plugin with go-plugin's gRPC server."),
  UNENCRYPTED(
      "handshake-unencrypted",
      "The plugin does not encrypt its connection although the supervisor requires it.",
      "Rebuild the plugin with a current go-plugin library, or allow it to run unencrypted."),
  CERTIFICATE(
      "handshake-certificate",
      "The certificate in the plugin's handshake cannot be read.",
      "Report it to the plugin's author."),
  MULTIPLEXING(
      "handshake-multiplexing",
      "The plugin cannot carry several connections on one socket although it is configured to.",
      "Rebuild the plugin with go-plugin 1.6 or newer, or remove it from the multiplexed plugins.");

  private final Entry entry;

  HandshakeProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
