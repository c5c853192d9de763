// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;

/** Reports to the tracers of a call, which usually has none. As thread-safe as the tracers. */
final class CallTracers {
  private final List<ClientStreamTracer> tracers;
  private int sent;
  private int received;

  private CallTracers(List<ClientStreamTracer> tracers) {
    this.tracers = tracers;
  }

  /**
   * Creates the tracers of a call.
   *
   * @param headers the call's headers, to which they may add
   */
  static CallTracers of(CallOptions options, Attributes transport, Metadata headers) {
    List<ClientStreamTracer> tracers = new ArrayList<>();
    if (!options.getStreamTracerFactories().isEmpty()) {
      ClientStreamTracer.StreamInfo info =
          ClientStreamTracer.StreamInfo.newBuilder().setCallOptions(options).build();
      for (ClientStreamTracer.Factory factory : options.getStreamTracerFactories()) {
        ClientStreamTracer tracer = factory.newClientStreamTracer(info, headers);
        tracer.streamCreated(transport, headers);
        tracers.add(tracer);
      }
    }
    return new CallTracers(tracers);
  }

  void sentHeaders() {
    tracers.forEach(ClientStreamTracer::outboundHeaders);
  }

  /**
   * Reports a message that is sent.
   *
   * @param framed its size with its prefix, in bytes
   */
  void sent(int framed) {
    int number = sent++;
    int size = framed - MessageFraming.PREFIX;
    for (ClientStreamTracer tracer : tracers) {
      tracer.outboundMessage(number);
      tracer.outboundMessageSent(number, size, size);
      tracer.outboundWireSize(framed);
      tracer.outboundUncompressedSize(size);
    }
  }

  void receivedHeaders(Metadata headers) {
    tracers.forEach(tracer -> tracer.inboundHeaders(headers));
  }

  /**
   * Reports a message that was received.
   *
   * @param size without its prefix, in bytes
   */
  void received(int size) {
    int number = received++;
    for (ClientStreamTracer tracer : tracers) {
      tracer.inboundMessage(number);
      tracer.inboundMessageRead(number, size, size);
      tracer.inboundWireSize(size + MessageFraming.PREFIX);
      tracer.inboundUncompressedSize(size);
    }
  }

  void receivedTrailers(Metadata trailers) {
    tracers.forEach(tracer -> tracer.inboundTrailers(trailers));
  }

  void closed(Status status) {
    tracers.forEach(tracer -> tracer.streamClosed(status));
  }
}
