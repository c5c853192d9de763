// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.goplugin.Empty;
import io.odpf.optimus.plugin.proto.goplugin.GRPCControllerGrpc;
import io.odpf.optimus.plugin.proto.goplugin.GRPCStdioGrpc;
import io.odpf.optimus.plugin.proto.goplugin.StdioData;
import io.odpf.optimus.plugin.proto.goplugin.StdioEmpty;
import io.odpf.optimus.plugin.proto.health.HealthCheckRequest;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse;
import io.odpf.optimus.plugin.proto.health.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The services of go-plugin on one connection: health, shutdown, and output. Every call has a
 * deadline. Thread-safe.
 */
public final class PluginServices {
  /** Asks for the service whose health go-plugin's servers report. */
  private static final HealthCheckRequest HEALTH =
      HealthCheckRequest.newBuilder().setService("plugin").build();

  private final Channel channel;

  public PluginServices(Channel channel) {
    this.channel = channel;
  }

  /** Receives a plugin's output after the handshake, in pieces that may split lines. */
  @FunctionalInterface
  public interface Output {
    /**
     * @param error whether it is standard error, else standard output
     */
    void printed(boolean error, byte[] bytes);
  }

  /**
   * Returns whether the plugin reports that it serves. go-plugin's own host ignores the reported
   * status.
   *
   * @param timeout for connecting and the answer together
   * @throws StatusRuntimeException if there is no answer
   */
  public boolean serving(Duration timeout) {
    return isServing(health(timeout).check(HEALTH));
  }

  /** Performs the check of {@link #serving} asynchronously. */
  public CompletableFuture<Boolean> askServing(Duration timeout) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    ClientCalls.asyncUnaryCall(
        channel.newCall(HealthGrpc.getCheckMethod(), health(timeout).getCallOptions()),
        HEALTH,
        new StreamObserver<HealthCheckResponse>() {
          @Override
          public void onNext(HealthCheckResponse response) {
            answer.complete(isServing(response));
          }

          @Override
          public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
          }

          @Override
          public void onCompleted() {}
        });
    return answer;
  }

  private HealthGrpc.HealthBlockingStub health(Duration timeout) {
    return HealthGrpc.newBlockingStub(channel)
        .withWaitForReady()
        .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static boolean isServing(HealthCheckResponse response) {
    return response.getStatus() == HealthCheckResponse.ServingStatus.SERVING;
  }

  /**
   * Asks the plugin to end. Its server stops before it replies, so that a lost connection is
   * success.
   *
   * @return whether the request arrived, as far as that is known
   */
  public boolean shutdown(Duration timeout) {
    try {
      GRPCControllerGrpc.newBlockingStub(channel)
          .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)
          .shutdown(Empty.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.UNAVAILABLE;
    }
  }

  /**
   * Opens the plugin's only output stream, which would block the plugin if unread. Neither its end
   * nor its absence is a failure. The plugin waits while its output is not consumed, so that a
   * flood fills only the stream's window.
   *
   * @param executor runs the output, one piece after the other
   */
  public void followOutput(Output output, Executor executor) {
    GRPCStdioGrpc.newStub(channel)
        .withExecutor(executor)
        .withWaitForReady()
        .streamStdio(
            StdioEmpty.getDefaultInstance(),
            new StreamObserver<StdioData>() {
              @Override
              public void onNext(StdioData data) {
                if (data.getChannel() == StdioData.Channel.STDOUT
                    || data.getChannel() == StdioData.Channel.STDERR) {
                  output.printed(
                      data.getChannel() == StdioData.Channel.STDERR, data.getData().toByteArray());
                }
              }

              @Override
              public void onError(Throwable end) {
                // The end of the process is reported with more detail.
              }

              @Override
              public void onCompleted() {}
            });
  }
}
