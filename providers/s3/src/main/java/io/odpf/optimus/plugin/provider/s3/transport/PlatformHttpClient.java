// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.transport;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends the SDK's requests over the platform's client, so that its proxies, authorities, time
 * limits and interruption count. Redirects are left to the SDK's caller: a signed request is for
 * one host. Thread-safe.
 */
public final class PlatformHttpClient implements SdkHttpClient {
  private static final String NAME = "Platform";

  /** The client sets these itself; the SDK's agent tells the versions of half the machine. */
  private static final Set<String> OF_THE_CLIENT = Set.of("user-agent", "content-length", "expect");

  private final HttpClient http;

  public PlatformHttpClient(HttpClient http) {
    this.http = http;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Call(request);
  }

  @Override
  public String clientName() {
    return NAME;
  }

  /** Nothing: the client is lent, and closed by its owner. */
  @Override
  public void close() {}

  private final class Call implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile HttpResponse response;

    Call(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      HttpRequest message = message();
      HttpResponse answer;
      try {
        answer = http.send(message);
      } catch (InterruptedException interruption) {
        throw new InterruptedCall(interruption);
      }
      response = answer;
      InputStream body = answer.body();
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.status())
                  .headers(answer.headers())
                  .build())
          .responseBody(
              AbortableInputStream.create(
                  answer.status() / 100 == 2
                      ? new ReturningStream(body, answer)
                      : new ReturningStream(new BoundedStream(body), answer),
                  answer::close))
          .build();
    }

    private HttpRequest message() throws IOException {
      SdkHttpRequest sdk = request.httpRequest();
      Map<String, String> headers = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : sdk.headers().entrySet()) {
        if (!OF_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
          headers.put(header.getKey(), String.join(",", header.getValue()));
        }
      }
      // What is stored coded is delivered as it is stored.
      headers.putIfAbsent("Accept-Encoding", "identity");
      byte[] body = new byte[0];
      if (request.contentStreamProvider().isPresent()) {
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
          body = content.readAllBytes();
        }
      }
      return new HttpRequest(sdk.method().name(), sdk.getUri(), headers, body).withoutRedirects();
    }

    @Override
    public void abort() {
      HttpResponse answer = response;
      if (answer != null) {
        answer.close();
      }
    }
  }
}
