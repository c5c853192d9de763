// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.InternalMetadata;
import io.grpc.InternalStatus;
import io.grpc.Metadata;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads the headers and trailers of responses: gRPC over HTTP/2, "Responses". */
final class ResponseHeaders {
  private static final String BINARY = "-bin";
  private static final int OK = 200;

  private ResponseHeaders() {}

  /** Returns whether these are interim headers, with status 1xx. */
  static boolean informational(List<HeaderField> fields) {
    String status = value(fields, ":status").orElse("");
    return status.length() == 3 && status.charAt(0) == '1';
  }

  /** Returns the status of a call whose response is not gRPC's; empty if it is. */
  static Optional<Status> fault(List<HeaderField> fields) {
    String http = value(fields, ":status").orElse("none");
    if (!http.equals(Integer.toString(OK))) {
      return Optional.of(ofHttp(http).withDescription("HTTP status " + http));
    }
    String type = value(fields, "content-type").orElse("none");
    if (!type.startsWith("application/grpc")) {
      return Optional.of(
          Status.UNKNOWN.withDescription("not a gRPC response: content-type " + type));
    }
    String encoding = value(fields, "grpc-encoding").orElse("identity");
    if (!encoding.equals("identity")) {
      return Optional.of(
          Status.INTERNAL.withDescription(
              "the response is compressed with "
                  + encoding
                  + ", which the request did not accept"));
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

  /** Returns the fields as metadata, without those of HTTP. */
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
      return Optional.empty(); // Ignored, as in gRPC for Java.
    }
  }

  /**
   * Returns the status in trailers.
   *
   * @param trailers the trailers, from which the fields of the status are removed
   */
  static Status status(Metadata trailers) {
    Status status = trailers.get(InternalStatus.CODE_KEY);
    String message = trailers.get(InternalStatus.MESSAGE_KEY);
    trailers.discardAll(InternalStatus.CODE_KEY);
    trailers.discardAll(InternalStatus.MESSAGE_KEY);
    if (status == null) {
      return Status.UNKNOWN.withDescription("the response ends without grpc-status");
    }
    return message == null ? status : status.withDescription(message);
  }

  /** Returns the status of a call whose stream the peer reset. */
  static Status ofReset(int errorCode) {
    Status status =
        switch (errorCode) {
          case ErrorCode.REFUSED_STREAM -> Status.UNAVAILABLE;
          case ErrorCode.CANCEL -> Status.CANCELLED;
          case ErrorCode.ENHANCE_YOUR_CALM -> Status.RESOURCE_EXHAUSTED;
          case ErrorCode.INADEQUATE_SECURITY -> Status.PERMISSION_DENIED;
          default -> Status.INTERNAL;
        };
    return status.withDescription(
        "the plugin reset the call's stream, HTTP/2 error code " + errorCode);
  }
}
