// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.LowLevelHttpResponse;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer, for the library. Used by one thread. */
final class SdkResponse extends LowLevelHttpResponse {
  private final HttpResponse response;
  private final InputStream content;
  private final Runnable end;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();

  /**
   * @param content its body, or what was read of it
   * @param end gives the connection back
   */
  SdkResponse(HttpResponse response, InputStream content, Runnable end) {
    this.response = response;
    this.content = content;
    this.end = end;
    response.headers().forEach(this::add);
  }

  /** All but the checksums, which {@link MediaBody} compares: the library would do it again. */
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
  public String getContentEncoding() {
    return response.header("Content-Encoding").orElse(null);
  }

  @Override
  public long getContentLength() {
    return response.contentLength().orElse(-1);
  }

  @Override
  public String getContentType() {
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
