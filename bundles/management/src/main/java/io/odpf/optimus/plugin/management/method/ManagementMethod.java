// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.access.Role;

/**
 * A method of the management API: a row of the table from which both protocols are derived.
 *
 * @param name the name in gRPC
 * @param summary what it does, in a sentence
 * @param role the role that it requires
 * @param route where it is in HTTP
 * @param shape how its replies are sent
 * @param request an empty request
 * @param reply an empty reply
 * @param handler what it does
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

  /** How replies are sent. */
  public enum Shape {
    /** One reply. */
    SINGLE,
    /** A reply after the other; as lines of JSON or as server-sent events in HTTP. */
    STREAM,
    /** The pieces of a file; its plain bytes in HTTP. */
    BYTES,
    /** Requests and replies, independently of each other; as lines of JSON in HTTP. */
    DIALOGUE
  }

  /** Returns whether a call may last as long as the caller wants. */
  public boolean lasts() {
    return shape == Shape.STREAM || shape == Shape.DIALOGUE;
  }

  /** Returns the method with another handler. */
  public ManagementMethod<Q, R> withHandler(Handler<Q, R> other) {
    return new ManagementMethod<>(name, summary, role, route, shape, request, reply, other);
  }
}
