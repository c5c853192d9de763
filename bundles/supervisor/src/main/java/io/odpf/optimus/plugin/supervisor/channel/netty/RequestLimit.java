// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.odpf.optimus.plugin.supervisor.channel.Transport;

/** Refuses to send messages larger than {@link Transport#LARGEST_MESSAGE}. */
final class RequestLimit implements ClientInterceptor {
  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return next.newCall(
        method,
        options.getMaxOutboundMessageSize() == null
            ? options.withMaxOutboundMessageSize(Transport.LARGEST_MESSAGE)
            : options);
  }
}
