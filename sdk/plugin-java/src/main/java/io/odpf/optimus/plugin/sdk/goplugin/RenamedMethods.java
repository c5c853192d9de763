// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.MethodDescriptor;

/**
 * Calls of one service under another's name. Versions of a service that differ in their names alone
 * are served by one implementation.
 */
public final class RenamedMethods {
  private RenamedMethods() {}

  /** The same call in another service. */
  public static <Q, R> MethodDescriptor<Q, R> in(String service, MethodDescriptor<Q, R> method) {
    return method.toBuilder()
        .setFullMethodName(
            MethodDescriptor.generateFullMethodName(service, method.getBareMethodName()))
        .build();
  }
}
