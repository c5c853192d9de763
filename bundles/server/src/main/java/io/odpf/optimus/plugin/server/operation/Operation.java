// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Role;

/**
 * An operation that clients call. Its messages are those of {@code odpf.optimus.core.v1beta1}; the
 * other generations of clients send and receive the same fields by the same numbers.
 *
 * @param name the name of its method
 * @param role the required role
 * @param request an empty request
 * @param handler the implementation
 */
public record Operation<Q extends Message, R extends Message>(
    String name, Role role, Q request, Handler<Q, R> handler) {

  /** Serves a request, if the caller may use the project that it names. */
  public void serve(Q request, Caller caller, Handler.Replies<Message> replies)
      throws ProblemException, InterruptedException {
    FieldDescriptor project = request.getDescriptorForType().findFieldByName("project_name");
    if (project != null) {
      caller.requireProject((String) request.getField(project));
    }
    handler.serve(request, caller, replies::send);
  }
}
