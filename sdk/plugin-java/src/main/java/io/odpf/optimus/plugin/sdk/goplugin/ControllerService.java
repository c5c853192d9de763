// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.Empty;
import io.odpf.optimus.plugin.proto.goplugin.GRPCControllerGrpc;

/** Stops the plugin at the host's request. */
final class ControllerService extends GRPCControllerGrpc.GRPCControllerImplBase {
  private final Runnable stop;

  /**
   * @param stop starts to stop the plugin, without waiting
   */
  ControllerService(Runnable stop) {
    this.stop = stop;
  }

  /** Replies before the plugin stops, which Go plugins fail to do. */
  @Override
  public void shutdown(Empty request, StreamObserver<Empty> observer) {
    observer.onNext(Empty.getDefaultInstance());
    observer.onCompleted();
    stop.run();
  }
}
