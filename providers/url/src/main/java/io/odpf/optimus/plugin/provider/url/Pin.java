// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;
import java.util.OptionalLong;

/** The pin of a file on an HTTP server. */
sealed interface Pin {
  String ETAG = "etag:";
  String MODIFIED = "modified:";
  String SIZE = ";size=";

  /** A strong ETag, with its quotes: {@code etag:"9f86d0"}. */
  record EntityTag(String tag) implements Pin {
    @Override
    public HttpRequest ifUnchanged(HttpRequest request) {
      return request.header("If-Match", tag);
    }

    @Override
    public HttpRequest ifRangeUnchanged(HttpRequest request) {
      return request.header("If-Range", tag);
    }

    /** A weak tag with the same text matches: proxies weaken tags when they encode the body. */
    @Override
    public Optional<String> difference(HttpResponse response, boolean complete) {
      String now = response.header("ETag").orElse("").trim();
      String opaque = now.startsWith("W/") ? now.substring(2) : now;
      if (opaque.equals(tag) || opaque.isEmpty() && !complete) {
        return Optional.empty();
      }
      return Optional.of(
          opaque.isEmpty()
              ? "it no longer has an ETag"
              : "its ETag is " + shown(now) + ", not " + tag);
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public String toString() {
      return ETAG + tag;
    }
  }

  /** A date, as the server wrote it, and a length. */
  record Modified(String date, long length) implements Pin {
    @Override
    public HttpRequest ifUnchanged(HttpRequest request) {
      return request.header("If-Unmodified-Since", date);
    }

    @Override
    public HttpRequest ifRangeUnchanged(HttpRequest request) {
      return request.header("If-Range", date);
    }

    @Override
    public Optional<String> difference(HttpResponse response, boolean complete) {
      String now = response.header("Last-Modified").orElse("").trim();
      if (!now.equals(date) && (complete || !now.isEmpty())) {
        return Optional.of(
            now.isEmpty()
                ? "it no longer has a Last-Modified date"
                : "it was last modified on " + shown(now) + ", not " + date);
      }
      OptionalLong size = response.contentLength();
      boolean whole = response.status() == 200 && size.isPresent();
      return whole && size.getAsLong() != length
          ? Optional.of("it has " + size.getAsLong() + " bytes, not " + length)
          : Optional.empty();
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(length);
    }

    @Override
    public String toString() {
      return MODIFIED + date + SIZE + length;
    }
  }

  /** Returns the request with the condition that the server answers 412 for any other version. */
  HttpRequest ifUnchanged(HttpRequest request);

  /**
   * Returns the request with the condition that the server ignores the range for other versions.
   */
  HttpRequest ifRangeUnchanged(HttpRequest request);

  /**
   * Returns how a response shows that it is of another version; empty if it does not.
   *
   * @param complete whether a response without a version counts as another version
   */
  Optional<String> difference(HttpResponse response, boolean complete);

  /** Returns the length, if the pin contains it. */
  OptionalLong size();

  /** Returns the pin of a response with status 200; empty if it identifies no version. */
  static Optional<Pin> of(HttpResponse response) {
    String tag = response.header("ETag").orElse("").trim();
    if (tag.length() > 2 && tag.length() <= 1000 && tag.startsWith("\"") && tag.endsWith("\"")) {
      return Optional.of(new EntityTag(tag));
    }
    String date = response.header("Last-Modified").orElse("").trim();
    return date.isEmpty() || date.length() > 100 || response.contentLength().isEmpty()
        ? Optional.empty()
        : Optional.of(new Modified(date, response.contentLength().getAsLong()));
  }

  /** Parses the form that {@code toString} returns. */
  static Pin parse(String text) throws ProviderException {
    if (text.startsWith(ETAG + "\"") && text.endsWith("\"")) {
      return new EntityTag(text.substring(ETAG.length()));
    }
    int mark = text.lastIndexOf(SIZE);
    if (text.startsWith(MODIFIED) && mark > 0) {
      try {
        long length = Long.parseLong(text.substring(mark + SIZE.length()));
        return new Modified(text.substring(MODIFIED.length(), mark), length);
      } catch (NumberFormatException e) {
        throw unknown(text);
      }
    }
    throw unknown(text);
  }

  /** Creates the exception for a pin that this provider did not create. */
  static ProviderException unknown(String text) {
    return ProviderException.invalid(
        "the pin '" + shown(text) + "' is not a pin of the provider type url",
        "recreate the lock entry: optimus plugin lock --upgrade");
  }

  private static String shown(String sent) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(sent.length(), 80); i++) {
      char c = sent.charAt(i);
      shown.append(c >= ' ' && c < 127 ? c : '?');
    }
    return shown.toString();
  }
}
