// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.MethodDescriptor;

/**
 * Moves methods to a service of another name, so that one implementation serves versions of a
 * service that differ only in their names.
 */
public final class RenamedMethods {
  private RenamedMethods() {}

  /** Returns the same method in another service. */
  public static <Q, R> MethodDescriptor<Q, R> in(String service, MethodDescriptor<Q, R> method) {
    return method.toBuilder()
        .setFullMethodName(
            MethodDescriptor.generateFullMethodName(service, method.getBareMethodName()))
        .build();
  }
}
