// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.access.Role;

/**
 * A method of the management API: a row of the table from which both protocols are derived.
 *
 * @param name the name in gRPC
 * @param summary a sentence for the documentation
 * @param role the required role
 * @param route the route in HTTP
 * @param shape the form of the replies
 * @param request an empty request
 * @param reply an empty reply
 * @param handler the implementation
 */
public record ManagementMethod<Q extends Message, R extends Message>(
    String name,
    String summary,
    Role role,
    Route route,
    Shape shape,
    Q request,
    R reply,
    Handler<Q, R> handler) {

  /** The form of requests and replies. */
  public enum Shape {
    /** One reply. */
    SINGLE,
    /** A stream of replies; lines of JSON or server-sent events in HTTP. */
    STREAM,
    /** The chunks of a file; its plain bytes in HTTP. */
    BYTES,
    /** Independent streams of requests and replies; lines of JSON in HTTP. */
    DIALOGUE
  }

  /** Returns whether the caller decides how long a call lasts, within the limit of streams. */
  public boolean lasts() {
    return shape == Shape.STREAM || shape == Shape.DIALOGUE;
  }

  /** Returns the method with another handler. */
  public ManagementMethod<Q, R> withHandler(Handler<Q, R> other) {
    return new ManagementMethod<>(name, summary, role, route, shape, request, reply, other);
  }
}
