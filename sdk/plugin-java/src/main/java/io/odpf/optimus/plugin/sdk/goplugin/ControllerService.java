// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.Empty;
import io.odpf.optimus.plugin.proto.goplugin.GRPCControllerGrpc;

/** Ends the plugin when the host asks for it. */
final class ControllerService extends GRPCControllerGrpc.GRPCControllerImplBase {
  private final Runnable stop;

  /**
   * @param stop begins the end and does not wait for it
   */
  ControllerService(Runnable stop) {
    this.stop = stop;
  }

  /** Replies before it stops, which go-plugin's own plugins do not manage. */
  @Override
  public void shutdown(Empty request, StreamObserver<Empty> observer) {
    observer.onNext(Empty.getDefaultInstance());
    observer.onCompleted();
    stop.run();
  }
}
