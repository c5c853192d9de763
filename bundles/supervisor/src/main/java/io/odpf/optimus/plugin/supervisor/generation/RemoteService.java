// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.grpc.stub.ClientCalls;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One gRPC service of a plugin. Thread-safe.
 *
 * <p>A call is named at run time and not bound to the messages of one generation, since package
 * names are not on the wire and the generations share most messages field by field. Generated stubs
 * would be five copies of the same calls.
 */
final class RemoteService {
  private final String plugin;
  private final Channel channel;
  private final String name;
  private final String part;

  /**
   * @param plugin the plugin's name, for messages
   * @param name the service with its package
   * @param part describes the service in messages: {@code the CLI mod of generation C}
   */
  RemoteService(String plugin, Channel channel, String name, String part) {
    this.plugin = plugin;
    this.channel = channel;
    this.name = name;
    this.part = part;
  }

  /** Makes a call whose request contains no secret. */
  <R extends MessageLite> R call(String method, MessageLite request, R reply, Duration timeout)
      throws PluginCallException, InterruptedException {
    return call(method, request, reply, timeout, List.of());
  }

  /**
   * Makes a call and waits for its answer. An interrupt cancels the call.
   *
   * @param reply any instance of the reply's type
   * @param timeout the time limit for the complete answer; nothing is sent if it is not positive
   * @param secrets the secrets in the request, which no message may contain
   */
  <R extends MessageLite> R call(
      String method, MessageLite request, R reply, Duration timeout, Collection<Secret> secrets)
      throws PluginCallException, InterruptedException {
    return call(
        method,
        ProtoLiteUtils.marshaller(request.getDefaultInstanceForType()),
        request,
        ProtoLiteUtils.marshaller(reply),
        timeout,
        secrets);
  }

  /** Makes a call with messages in any form. */
  <Q, R> R call(
      String method,
      MethodDescriptor.Marshaller<Q> requests,
      Q request,
      MethodDescriptor.Marshaller<R> replies,
      Duration timeout,
      Collection<Secret> secrets)
      throws PluginCallException, InterruptedException {
    MethodDescriptor<Q, R> descriptor =
        MethodDescriptor.newBuilder(requests, replies)
            .setType(MethodType.UNARY)
            .setFullMethodName(name + "/" + method)
            .build();
    Deadline deadline = Deadline.after(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    try {
      return ClientCalls.blockingUnaryCall(
          channel, descriptor, CallOptions.DEFAULT.withDeadline(deadline), request);
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.CANCELLED && Thread.interrupted()) {
        InterruptedException interrupt =
            new InterruptedException("interrupted during " + method + " of plugin " + plugin);
        interrupt.initCause(failure);
        throw interrupt;
      }
      throw new StatusTranslator(plugin)
          .of(failure, method, part, timeout, deadline.isExpired(), secrets);
    }
  }
}
