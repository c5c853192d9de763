// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import io.odpf.optimus.plugin.management.problem.Outcome;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpFields;

/** Writes the status of a call to its trailers. */
final class GrpcStatus {
  /** gRPC implementations accept at least 8 KiB of headers by default. */
  private static final int LONGEST_MESSAGE = 1024;

  private static final int LONGEST_PROBLEMS = 4096;

  private GrpcStatus() {}

  /**
   * Writes a status, with the message of the first problem, and with all problems in the trailer
   * {@code optimus-problems-bin}; with only the first one if they are too long.
   */
  static void write(HttpFields.Mutable trailers, Outcome outcome, Problems problems) {
    trailers.put("grpc-status", Integer.toString(outcome.grpc()));
    if (problems.getProblemsCount() == 0) {
      return;
    }
    trailers.put("grpc-message", encoded(problems.getProblems(0).getMessage()));
    Problems sent = problems;
    if (sent.getSerializedSize() > LONGEST_PROBLEMS) {
      sent = Problems.newBuilder().addProblems(problems.getProblems(0)).build();
    }
    if (sent.getSerializedSize() <= LONGEST_PROBLEMS) {
      trailers.put(
          "optimus-problems-bin",
          Base64.getEncoder().withoutPadding().encodeToString(sent.toByteArray()));
    }
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
