// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.remote;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A reply that reports a failure, as grpc-gateway writes it.
 *
 * @param status the status of HTTP
 * @param message the server's words, or the status if it has none
 */
record ServerRefusal(int status, String message) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NO_METHOD = 405;
  private static final int NOT_IMPLEMENTED = 501;

  /** The gateway's message for a path that no method has. */
  private static final String UNKNOWN_PATH = "Not Found";

  static ServerRefusal of(int status, JsonObject reply) {
    JsonElement message = reply.get("message");
    boolean text = message != null && message.isJsonPrimitive();
    return new ServerRefusal(status, text ? message.getAsString() : "HTTP status " + status);
  }

  /** Returns whether the server does not have the method, rather than what it was asked about. */
  boolean isUnknownPath() {
    return status == NO_METHOD
        || status == NOT_IMPLEMENTED
        || status == NOT_FOUND
            && (message.equals(UNKNOWN_PATH) || message.equals("HTTP status " + status));
  }

  String hint() {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN ->
          "set OPTIMUS_AUTH_BEARER_TOKEN, or OPTIMUS_AUTH_BASIC_TOKEN to user:password, for this"
              + " project";
      case NOT_FOUND ->
          "check the names of the project and the job; the server knows jobs that were deployed";
      default -> "";
    };
  }
}
