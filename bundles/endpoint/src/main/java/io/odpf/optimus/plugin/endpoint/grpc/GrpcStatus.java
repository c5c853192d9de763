// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;

/**
 * The status of a call.
 *
 * @param code gRPC's code of the status
 * @param message the message; empty for none
 * @param trailers further trailers by name, as they are sent
 */
public record GrpcStatus(int code, String message, Map<String, String> trailers) {
  /** gRPC implementations accept at least 8 KiB of headers by default. */
  private static final int LONGEST_MESSAGE = 1024;

  static final GrpcStatus OK = new GrpcStatus(0, "", Map.of());

  public GrpcStatus {
    Objects.requireNonNull(message, "message");
    trailers = Map.copyOf(trailers);
  }

  /** Derives statuses from failures. Must be thread-safe. */
  @FunctionalInterface
  public interface Translation {
    GrpcStatus of(ProblemException failure);
  }

  void write(HttpFields.Mutable to) {
    to.put("grpc-status", Integer.toString(code));
    if (!message.isEmpty()) {
      to.put("grpc-message", encoded(message));
    }
    trailers.forEach(to::put);
  }

  /**
   * Percent-encodes a message as gRPC requires: all bytes except printable ASCII, and {@code %}.
   * Also encodes a space at the beginning and the end, where HTTP would remove it.
   */
  static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length && out.length() <= LONGEST_MESSAGE; i++) {
      byte b = bytes[i];
      boolean inside = i > 0 && i < bytes.length - 1 && out.length() < LONGEST_MESSAGE;
      if (b > ' ' && b <= '~' && b != '%' || b == ' ' && inside) {
        out.append((char) b);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }
}
