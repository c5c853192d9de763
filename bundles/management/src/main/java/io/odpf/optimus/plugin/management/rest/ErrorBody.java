// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.JsonText;

/** The bodies of replies to requests that are not valid HTTP. */
public final class ErrorBody {
  private ErrorBody() {}

  /** Returns the body for a problem. */
  public static byte[] of(EndpointProblem code, String message) {
    JsonText body = JsonText.compact().beginObject().name("problems").beginArray().beginObject();
    body.name("code").value(code.word()).name("message").value(message);
    return body.endObject().endArray().endObject().toBytes();
  }
}
