// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.exchange.RunningCall;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Dispatches each request to its protocol, and serves it on the current thread until it ends. */
final class RequestHandler extends Handler.Abstract {
  private final Service service;
  private final Connections connections;
  private final Limits limits;

  RequestHandler(Service service, Connections connections, Limits limits) {
    this.service = service;
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
      if (service.grpc().speaks(exchange)) {
        service.grpc().serve(exchange, call);
      } else {
        service.http().serve(exchange, call);
      }
      complete(exchange, callback);
    } catch (EndpointException failure) {
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
