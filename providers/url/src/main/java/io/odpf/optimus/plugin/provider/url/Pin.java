// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;
import java.util.OptionalLong;

/** What names a version of a file at an HTTP server. */
sealed interface Pin {
  String ETAG = "etag:";
  String MODIFIED = "modified:";
  String SIZE = ";size=";

  /** A strong ETag, with its quotes: {@code etag:"9f86d0"}. */
  record EntityTag(String tag) implements Pin {
    @Override
    public HttpRequest onlyThis(HttpRequest request) {
      return request.header("If-Match", tag);
    }

    @Override
    public HttpRequest rangeOfThis(HttpRequest request) {
      return request.header("If-Range", tag);
    }

    /** A weak tag of the same text is taken for a coding on the way, an absent one for no news. */
    @Override
    public Optional<String> difference(HttpResponse response, boolean complete) {
      String now = response.header("ETag").orElse("").trim();
      String opaque = now.startsWith("W/") ? now.substring(2) : now;
      if (opaque.equals(tag) || opaque.isEmpty() && !complete) {
        return Optional.empty();
      }
      return Optional.of(
          opaque.isEmpty()
              ? "it has no ETag any more"
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
    public HttpRequest onlyThis(HttpRequest request) {
      return request.header("If-Unmodified-Since", date);
    }

    @Override
    public HttpRequest rangeOfThis(HttpRequest request) {
      return request.header("If-Range", date);
    }

    @Override
    public Optional<String> difference(HttpResponse response, boolean complete) {
      String now = response.header("Last-Modified").orElse("").trim();
      if (!now.equals(date) && (complete || !now.isEmpty())) {
        return Optional.of(
            now.isEmpty()
                ? "it has no date any more"
                : "it was last changed on " + shown(now) + ", not " + date);
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

  /** The request, to be refused with 412 for any other version. */
  HttpRequest onlyThis(HttpRequest request);

  /** The request, whose range is to be ignored for any other version. */
  HttpRequest rangeOfThis(HttpRequest request);

  /**
   * What about an answer says that it is another version; empty if nothing does.
   *
   * @param complete whether an answer that does not say which version it is counts as another
   */
  Optional<String> difference(HttpResponse response, boolean complete);

  /** The length that it tells. */
  OptionalLong size();

  /** The pin that an answer with status 200 gives; empty if the server names no version. */
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

  /** Reads what {@code toString} wrote. */
  static Pin parse(String text) throws ProviderException {
    if (text.startsWith(ETAG + "\"") && text.endsWith("\"")) {
      return new EntityTag(text.substring(ETAG.length()));
    }
    int mark = text.lastIndexOf(SIZE);
    if (text.startsWith(MODIFIED) && mark > 0) {
      try {
        long length = Long.parseLong(text.substring(mark + SIZE.length()));
        return new Modified(text.substring(MODIFIED.length(), mark), length);
      } catch (NumberFormatException malformed) {
        throw unknown(text);
      }
    }
    throw unknown(text);
  }

  /** A pin that this provider did not make. */
  static ProviderException unknown(String text) {
    return ProviderException.invalid(
        "the pin '" + shown(text) + "' is none of the provider type url",
        "make the lock anew with: optimus plugin lock --upgrade");
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
