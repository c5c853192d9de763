// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import io.odpf.optimus.plugin.supervisor.channel.http2.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Creates the headers of calls: gRPC over HTTP/2, "Requests". */
final class RequestHeaders {
  private static final String BINARY = "-bin";
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final HeaderField METHOD = new HeaderField(":method", "POST");
  private static final HeaderField SCHEME = new HeaderField(":scheme", "http");
  private static final HeaderField TRAILERS = new HeaderField("te", "trailers");
  private static final HeaderField TYPE = new HeaderField("content-type", "application/grpc");
  private static final HeaderField AGENT = new HeaderField("user-agent", "optimus-supervisor");

  /** Names that a call's metadata cannot set. */
  private static final Set<String> RESERVED =
      Set.of("te", "content-type", "user-agent", "grpc-timeout", "grpc-encoding");

  /** A timeout has at most eight digits. */
  private static final long MOST = 99_999_999;

  private RequestHeaders() {}

  /**
   * Returns the headers of a call.
   *
   * @param timeout in nanoseconds; 0 for none
   */
  static List<HeaderField> of(String method, String authority, long timeout, Metadata metadata) {
    List<HeaderField> headers = new ArrayList<>();
    headers.add(METHOD);
    headers.add(SCHEME);
    headers.add(new HeaderField(":path", "/" + method));
    headers.add(new HeaderField(":authority", authority));
    headers.add(TRAILERS);
    headers.add(TYPE);
    headers.add(AGENT);
    if (timeout > 0) {
      headers.add(new HeaderField("grpc-timeout", timeout(timeout)));
    }
    byte[][] serialized = InternalMetadata.serialize(metadata);
    for (int i = 0; i < serialized.length; i += 2) {
      String name = new String(serialized[i], StandardCharsets.US_ASCII);
      if (!RESERVED.contains(name)) {
        headers.add(new HeaderField(name, value(name, serialized[i + 1])));
      }
    }
    return headers;
  }

  private static String value(String name, byte[] value) {
    return name.endsWith(BINARY)
        ? ENCODER.encodeToString(value)
        : new String(value, StandardCharsets.US_ASCII);
  }

  /** Returns a timeout as a number and its unit. */
  private static String timeout(long nanos) {
    if (nanos <= MOST) {
      return nanos + "n";
    }
    if (TimeUnit.NANOSECONDS.toMicros(nanos) <= MOST) {
      return TimeUnit.NANOSECONDS.toMicros(nanos) + "u";
    }
    if (TimeUnit.NANOSECONDS.toMillis(nanos) <= MOST) {
      return TimeUnit.NANOSECONDS.toMillis(nanos) + "m";
    }
    return Math.min(MOST, TimeUnit.NANOSECONDS.toSeconds(nanos)) + "S";
  }
}
