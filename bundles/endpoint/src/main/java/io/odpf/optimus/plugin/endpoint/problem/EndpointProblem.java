// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/**
 * The problems of every server of this project. Their words begin with {@code management}, the
 * first of these servers, since clients depend on them.
 */
public enum EndpointProblem implements ProblemCode {
  UNAUTHENTICATED(
      "management-unauthenticated",
      "A request does not prove who sends it.",
      "Send a token of the access file as 'Authorization: Bearer TOKEN', or use a client"
          + " certificate that the access file lists."),
  FORBIDDEN(
      "management-forbidden",
      "The caller's role does not permit the method.",
      "Use a credential with a higher role; docs/management.md lists the role of each method."),
  UNKNOWN_METHOD(
      "management-unknown-method",
      "The server has no such method or path.",
      "Compare the path with the server's documentation; the server may be older than the client."),
  BAD_REQUEST(
      "management-bad-request",
      "A request is not what the method expects.",
      "Compare the request with the .proto file, or with /openapi.json of the management API."),
  TOO_LARGE(
      "management-too-large",
      "A request or a reply is larger than the server permits.",
      "Send less in one request."),
  TOO_MANY_REQUESTS(
      "management-too-many-requests",
      "A caller sends requests faster, or has more calls open, than the server permits.",
      "Wait a second, and repeat the request."),
  TOO_SLOW(
      "management-too-slow",
      "A request did not arrive, or a call did not end, in the time that the server permits.",
      "Repeat the request; for a call that takes long, allow more time."),
  CANCELLED(
      "management-cancelled",
      "The caller ended the call, or the server is stopping. A change that had begun has been undone.",
      "Repeat the request."),
  DEFECT(
      "management-defect",
      "The server failed unexpectedly.",
      "Look for the failure in the runtime's log, and report it."),
  UNSAFE_SETTINGS(
      "management-unsafe-settings",
      "The settings would let others use the server, or are incomplete.",
      "A TCP port needs a certificate with its key and an access file; the files must be writable"
          + " only by the runtime's user, and the key readable only by it."),
  ACCESS_FILE(
      "management-access-file",
      "The access file is not valid.",
      "Correct the line that the message names: NAME ROLE token sha256:HEX or NAME ROLE certificate"
          + " sha256:HEX for the management API, NAME ROLE sha256:HEX for a job server."),
  SERVER(
      "management-server",
      "The server could not be started.",
      "Check that no other process uses its socket or port.");

  private final Entry entry;

  EndpointProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
