// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request of the library. Used by one thread. */
final class SdkRequest extends LowLevelHttpRequest {
  private static final int RESUME_INCOMPLETE = 308;
  private static final int UNAUTHORIZED = 401;

  /** In bytes; an object's metadata and tokens have a few thousand. */
  private static final int MAX_RESPONSE_BYTES = 1 << 20;

  private final HttpClient http;
  private final Endpoint endpoint;
  private final AnswerReader answers;
  private final String method;
  private final URI uri;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  SdkRequest(HttpClient http, Endpoint endpoint, AnswerReader answers, String method, String url) {
    this.http = http;
    this.endpoint = endpoint;
    this.answers = answers;
    this.method = method;
    this.uri = URI.create(url);
  }

  @Override
  public void addHeader(String name, String value) {
    headers.merge(name, value, (first, second) -> first + ", " + second);
  }

  @Override
  public LowLevelHttpResponse execute() throws IOException {
    boolean media = isMedia();
    HttpRequest request = request(media);
    HttpResponse response = send(request);
    boolean open = false;
    try {
      if (media && response.status() / 100 == 2) {
        MediaChecks checks = MediaChecks.of(request, response);
        open = true;
        return new SdkResponse(response, new MediaBody(response, checks.crc32c()), response::close);
      }
      byte[] body = read(response);
      if (response.status() / 100 != 2
          && !isLeftToTheLibrary(response)
          && !isPartOfUpload(response)) {
        throw new RefusedException(answers.read(response, body, SentSecrets.of(request)));
      }
      return new SdkResponse(response, new ByteArrayInputStream(body), () -> {});
    } finally {
      if (!open) {
        response.close();
      }
    }
  }

  private boolean isLeftToTheLibrary(HttpResponse response) {
    return endpoint == Endpoint.STORAGE
        && response.status() == UNAUTHORIZED
        && headers.containsKey("Authorization");
  }

  /** Tells whether a part of an upload was received that is not the last one. */
  private boolean isPartOfUpload(HttpResponse response) {
    return endpoint == Endpoint.STORAGE
        && response.status() == RESUME_INCOMPLETE
        && method.equals("PUT");
  }

  /** Tells whether an object's bytes are requested, whose size is not limited. */
  private boolean isMedia() {
    String query = uri.getRawQuery();
    return query != null && ("&" + query + "&").contains("&alt=media&");
  }

  private HttpRequest request(boolean media) throws IOException {
    Map<String, String> sent = new TreeMap<>(headers);
    if (!media) {
      // Only objects are accepted with a content coding: as they are stored.
      sent.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).equals("accept-encoding"));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (getStreamingContent() != null) {
      getStreamingContent().writeTo(body);
      if (getContentType() != null) {
        sent.put("Content-Type", getContentType());
      }
    }
    return new HttpRequest(method, uri, sent, body.toByteArray()).withoutRedirects();
  }

  private HttpResponse send(HttpRequest request) {
    try {
      return http.send(request);
    } catch (HttpException failure) {
      throw new UnreachableException(endpoint, failure);
    } catch (InterruptedException interruption) {
      throw new InterruptedTransportException(interruption);
    }
  }

  private byte[] read(HttpResponse response) {
    try {
      byte[] body = response.body().readNBytes(MAX_RESPONSE_BYTES + 1);
      if (body.length > MAX_RESPONSE_BYTES) {
        throw new UnusableAnswerException(
            UnusableAnswerException.Problem.UNREADABLE,
            "a response has more than " + MAX_RESPONSE_BYTES + " bytes");
      }
      return body;
    } catch (IOException failure) {
      if (Thread.interrupted()) {
        InterruptedException interruption = new InterruptedException("while reading a response");
        interruption.initCause(failure);
        throw new InterruptedTransportException(interruption);
      }
      throw new UnreachableException(
          endpoint,
          failure instanceof HttpException known
              ? known
              : new HttpException(
                  HttpException.Reason.BROKEN, "a response was cut off", "try again", failure));
    }
  }
}
