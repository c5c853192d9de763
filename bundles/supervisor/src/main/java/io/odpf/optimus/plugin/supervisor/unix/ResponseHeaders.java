// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.InternalMetadata;
import io.grpc.InternalStatus;
import io.grpc.Metadata;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.http2.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads headers and trailers of calls: gRPC over HTTP/2, "Responses". */
final class ResponseHeaders {
  private static final String BINARY = "-bin";
  private static final int OK = 200;

  private ResponseHeaders() {}

  /** Whether the headers only announce others: 1xx. */
  static boolean informational(List<HeaderField> fields) {
    String status = value(fields, ":status").orElse("");
    return status.length() == 3 && status.charAt(0) == '1';
  }

  /** What is wrong with the headers of a response; empty if it is one of gRPC. */
  static Optional<Status> fault(List<HeaderField> fields) {
    String http = value(fields, ":status").orElse("none");
    if (!http.equals(Integer.toString(OK))) {
      return Optional.of(ofHttp(http).withDescription("HTTP status " + http));
    }
    String type = value(fields, "content-type").orElse("none");
    if (!type.startsWith("application/grpc")) {
      return Optional.of(
          Status.UNKNOWN.withDescription("the response is not one of gRPC: content-type " + type));
    }
    String encoding = value(fields, "grpc-encoding").orElse("identity");
    if (!encoding.equals("identity")) {
      return Optional.of(
          Status.INTERNAL.withDescription(
              "messages are compressed with " + encoding + ", which was not asked for"));
    }
    return Optional.empty();
  }

  private static Status ofHttp(String status) {
    return switch (status) {
      case "400", "431" -> Status.INTERNAL;
      case "401" -> Status.UNAUTHENTICATED;
      case "403" -> Status.PERMISSION_DENIED;
      case "404" -> Status.UNIMPLEMENTED;
      case "429", "502", "503", "504" -> Status.UNAVAILABLE;
      default -> Status.UNKNOWN;
    };
  }

  private static Optional<String> value(List<HeaderField> fields, String name) {
    for (HeaderField field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The fields as gRPC's, without those of HTTP. */
  static Metadata metadata(List<HeaderField> fields) {
    List<byte[]> serialized = new ArrayList<>();
    for (HeaderField field : fields) {
      if (field.name().startsWith(":")) {
        continue;
      }
      byte[] name = field.name().getBytes(StandardCharsets.US_ASCII);
      if (!field.name().endsWith(BINARY)) {
        serialized.add(name);
        serialized.add(field.value().getBytes(StandardCharsets.ISO_8859_1));
        continue;
      }
      for (String one : field.value().split(",")) {
        Optional<byte[]> bytes = binary(one.trim());
        if (bytes.isPresent()) {
          serialized.add(name);
          serialized.add(bytes.get());
        }
      }
    }
    return InternalMetadata.newMetadata(serialized.toArray(new byte[0][]));
  }

  private static Optional<byte[]> binary(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // As good as absent, as for gRPC itself.
    }
  }

  /**
   * How the call ended.
   *
   * @param trailers from which what says so is removed
   */
  static Status status(Metadata trailers) {
    Status status = trailers.get(InternalStatus.CODE_KEY);
    String message = trailers.get(InternalStatus.MESSAGE_KEY);
    trailers.discardAll(InternalStatus.CODE_KEY);
    trailers.discardAll(InternalStatus.MESSAGE_KEY);
    if (status == null) {
      return Status.UNKNOWN.withDescription("the response ends without a status");
    }
    return message == null ? status : status.withDescription(message);
  }

  /** How a call ended whose stream the peer reset. */
  static Status ofReset(int errorCode) {
    Status status =
        switch (errorCode) {
          case ErrorCode.REFUSED_STREAM -> Status.UNAVAILABLE;
          case ErrorCode.CANCEL -> Status.CANCELLED;
          case ErrorCode.ENHANCE_YOUR_CALM -> Status.RESOURCE_EXHAUSTED;
          case ErrorCode.INADEQUATE_SECURITY -> Status.PERMISSION_DENIED;
          default -> Status.INTERNAL;
        };
    return status.withDescription("the call's stream was reset, error code " + errorCode);
  }
}
