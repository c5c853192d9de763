// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.GRPCStdioGrpc;
import io.odpf.optimus.plugin.proto.goplugin.StdioData;
import io.odpf.optimus.plugin.proto.goplugin.StdioEmpty;

/** Streams the plugin's output to the host. */
final class StdioService extends GRPCStdioGrpc.GRPCStdioImplBase {
  private final PrintedOutput output;

  StdioService(PrintedOutput output) {
    this.output = output;
  }

  @Override
  public void streamStdio(StdioEmpty request, StreamObserver<StdioData> observer) {
    output.attach((ServerCallStreamObserver<StdioData>) observer);
  }
}
