// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on a correct server, with HEAD and GET, one range, {@code If-Match}, {@code
 * If-None-Match}, {@code If-Unmodified-Since} and {@code If-Range}.
 *
 * @param etag the tag with its quotes; null for none
 * @param lastModified an HTTP date; null for none
 */
public record ServedFile(byte[] content, @Nullable String etag, @Nullable String lastModified)
    implements HttpTestServer.Answer {

  @Override
  public void to(HttpTestServer.Request request, Wire wire) throws IOException {
    List<String> headers = new ArrayList<>();
    headers.add("Content-Type: application/octet-stream");
    headers.add("Accept-Ranges: bytes");
    if (etag != null) {
      headers.add("ETag: " + etag);
    }
    if (lastModified != null) {
      headers.add("Last-Modified: " + lastModified);
    }
    if (fails(request.header("If-Match"), etag)
        || fails(request.header("If-Unmodified-Since"), lastModified)) {
      empty(wire, 412, headers);
      return;
    }
    if (etag != null && etag.equals(request.header("If-None-Match"))) {
      wire.head(304, headers.toArray(String[]::new));
      return;
    }
    int from = from(request);
    if (from >= content.length && from > 0) {
      headers.add("Content-Range: bytes */" + content.length);
      empty(wire, 416, headers);
      return;
    }
    if (from > 0) {
      headers.add(
          "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    headers.add("Content-Length: " + (content.length - from));
    wire.head(from > 0 ? 206 : 200, headers.toArray(String[]::new));
    if (!request.method().equals("HEAD")) {
      wire.send(content, from, content.length - from);
    }
  }

  private int from(HttpTestServer.Request request) {
    String range = request.header("Range");
    String condition = request.header("If-Range");
    if (range == null
        || condition != null && !condition.equals(etag) && !condition.equals(lastModified)) {
      return 0;
    }
    return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
  }

  private static boolean fails(@Nullable String condition, @Nullable String actual) {
    return condition != null && !condition.equals(actual);
  }

  private static void empty(Wire wire, int status, List<String> headers) throws IOException {
    List<String> all = new ArrayList<>(headers);
    all.add("Content-Length: 0");
    wire.head(status, all.toArray(String[]::new));
  }
}
