// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import io.odpf.optimus.plugin.management.exchange.Exchange;
import io.odpf.optimus.plugin.management.exchange.Limits;
import io.odpf.optimus.plugin.management.exchange.RunningCall;
import io.odpf.optimus.plugin.management.grpc.GrpcProtocol;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.rest.RestProtocol;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Dispatches each request to its protocol, and serves it on the current thread until it ends. */
final class RequestHandler extends Handler.Abstract {
  private final GrpcProtocol grpc;
  private final RestProtocol rest;
  private final Connections connections;
  private final Limits limits;

  RequestHandler(GrpcProtocol grpc, RestProtocol rest, Connections connections, Limits limits) {
    this.grpc = grpc;
    this.rest = rest;
    this.connections = connections;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    connections.begin(endPoint);
    Exchange exchange = new Exchange(request, response, limits);
    try (RunningCall call = new RunningCall()) {
      // Disable the idle timeout during a call, which has a time limit of its own.
      request.addIdleTimeoutListener(timeout -> false);
      request.addFailureListener(failure -> call.end(RunningCall.Reason.CALLER));
      if (grpc.speaks(exchange)) {
        grpc.serve(exchange, call);
      } else {
        rest.serve(exchange, call);
      }
      complete(exchange, callback);
    } catch (ManagementException failure) {
      callback.failed(failure);
    } catch (InterruptedException failure) {
      callback.failed(failure);
    } finally {
      connections.end(endPoint);
    }
    return true;
  }

  private static void complete(Exchange exchange, Callback callback) {
    if (exchange.isBroken()) {
      callback.failed(new IllegalStateException("the exchange has failed"));
    } else {
      callback.succeeded();
    }
  }
}
