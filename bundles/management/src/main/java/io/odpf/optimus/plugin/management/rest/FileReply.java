// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.ArtifactChunk;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.Problems;

/** Writes the chunks of a file, or of a range of it, as plain bytes. */
final class FileReply implements ReplyWriter {
  private final Exchange exchange;
  private final GetArtifactRequest request;
  private final boolean partial;

  FileReply(Exchange exchange, GetArtifactRequest request) {
    this.exchange = exchange;
    this.request = request;
    this.partial =
        request.getOffset() != 0
            || request.getLength() != 0
            || exchange.header("Range").flatMap(ByteRange::parse).isPresent();
  }

  @Override
  public void reply(Message reply) throws EndpointException, InterruptedException {
    ArtifactChunk chunk = (ArtifactChunk) reply;
    if (!exchange.isCommitted() && chunk.getData().isEmpty()) {
      head(chunk.getSize(), chunk.getOffset());
    } else {
      exchange.write(chunk.getData().asReadOnlyByteBuffer());
    }
  }

  private void head(long size, long offset) throws EndpointException {
    long rest = size - offset;
    long length = request.getLength() == 0 ? rest : Math.min(request.getLength(), rest);
    if (partial && length == 0) {
      exchange.head(416, "Content-Range", "bytes */" + size);
      throw new EndpointException(
          ManagementProblem.RANGE,
          "the artifact has " + size + " bytes, of which none is at " + offset,
          "compare the sizes of the part and the artifact");
    }
    exchange.head(
        partial ? 206 : 200,
        "Content-Type",
        "application/octet-stream",
        "Content-Length",
        String.valueOf(length),
        "Accept-Ranges",
        "bytes",
        "ETag",
        '"' + request.getDigest() + '"');
    if (partial) {
      exchange.head(
          206, "Content-Range", "bytes " + offset + "-" + (offset + length - 1) + "/" + size);
    }
  }

  @Override
  public void end() throws EndpointException, InterruptedException {
    exchange.end();
  }

  @Override
  public void fail(Problems problems) throws EndpointException {
    // The headers have promised the whole content. Closing the connection early is the only way to
    // report the failure.
    throw new EndpointException(
        EndpointProblem.CANCELLED, "the artifact could not be sent as a whole", "");
  }
}
