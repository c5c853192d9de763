// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.LowLevelHttpResponse;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response in the form of the library. Used by one thread. */
final class SdkResponse extends LowLevelHttpResponse {
  private final HttpResponse response;
  private final InputStream content;
  private final Runnable end;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();

  /**
   * Creates a response.
   *
   * @param content the body, or the part that was read
   * @param end releases the connection
   */
  SdkResponse(HttpResponse response, InputStream content, Runnable end) {
    this.response = response;
    this.content = content;
    this.end = end;
    response.headers().forEach(this::add);
  }

  /** Omits the checksums: {@link MediaBody} compares them, and the library would do so again. */
  private void add(String name, List<String> values) {
    if (!name.equals("x-goog-hash")) {
      values.forEach(value -> headers.add(Map.entry(name, value)));
    }
  }

  @Override
  public InputStream getContent() {
    return content;
  }

  @Override
  public @Nullable String getContentEncoding() {
    return response.header("Content-Encoding").orElse(null);
  }

  @Override
  public long getContentLength() {
    return response.contentLength().orElse(-1);
  }

  @Override
  public @Nullable String getContentType() {
    return response.header("Content-Type").orElse(null);
  }

  @Override
  public String getStatusLine() {
    return "HTTP/1.1 " + response.status();
  }

  @Override
  public int getStatusCode() {
    return response.status();
  }

  @Override
  public String getReasonPhrase() {
    return "";
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }

  @Override
  public void disconnect() {
    end.run();
  }
}
