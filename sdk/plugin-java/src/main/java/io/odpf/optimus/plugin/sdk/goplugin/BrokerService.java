// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.proto.goplugin.GRPCBrokerGrpc;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The plugin's end of go-plugin's broker. The host opens one stream, on which each side announces
 * the address at which it accepts the connection with a number (go-plugin's {@code
 * grpc_broker.go}). The two sides number independently. Thread-safe.
 */
final class BrokerService extends GRPCBrokerGrpc.GRPCBrokerImplBase implements Broker {
  private static final long ANNOUNCEMENT_SECONDS = 5;

  private final Connections connections;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<ConnInfo>> announced = new ConcurrentHashMap<>();

  @GuardedBy("unsent")
  private final List<ConnInfo> unsent = new ArrayList<>();

  @GuardedBy("unsent")
  private final List<StreamObserver<ConnInfo>> hosts = new ArrayList<>();

  BrokerService(Connections connections) {
    this.connections = connections;
  }

  @Override
  public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> host) {
    synchronized (unsent) {
      hosts.add(host);
      unsent.forEach(host::onNext);
      unsent.clear();
    }
    return new StreamObserver<>() {
      @Override
      public void onNext(ConnInfo info) {
        future(info.getServiceId()).complete(info);
      }

      @Override
      public void onError(Throwable failure) {
        forget(host);
      }

      @Override
      public void onCompleted() {
        if (forget(host)) {
          host.onCompleted();
        }
      }
    };
  }

  private boolean forget(StreamObserver<ConnInfo> host) {
    synchronized (unsent) {
      return hosts.remove(host);
    }
  }

  private CompletableFuture<ConnInfo> future(int id) {
    return announced.computeIfAbsent(id, ignored -> new CompletableFuture<>());
  }

  @Override
  public int nextId() {
    return lastId.incrementAndGet();
  }

  @Override
  public Closeable accept(int id, List<ServerServiceDefinition> services) throws IOException {
    Listener listener = connections.listen(services);
    ConnInfo info =
        ConnInfo.newBuilder()
            .setServiceId(id)
            .setNetwork(listener.network())
            .setAddress(listener.address())
            .build();
    synchronized (unsent) {
      if (hosts.isEmpty()) {
        unsent.add(info);
      } else {
        hosts.get(hosts.size() - 1).onNext(info);
      }
    }
    Server server = listener.server();
    return server::shutdown;
  }

  @Override
  public ManagedChannel dial(int id) throws IOException, InterruptedException {
    try {
      ConnInfo info = future(id).get(ANNOUNCEMENT_SECONDS, TimeUnit.SECONDS);
      return connections.dial(info.getNetwork(), info.getAddress());
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("the host does not accept connection " + id, e);
    } finally {
      announced.remove(id);
    }
  }

  /** Ends the host's streams. */
  void end() {
    synchronized (unsent) {
      hosts.forEach(StreamObserver::onCompleted);
      hosts.clear();
    }
  }
}
