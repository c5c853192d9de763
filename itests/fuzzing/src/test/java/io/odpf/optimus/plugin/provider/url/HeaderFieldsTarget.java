// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The readers of single fields: Retry-After, Date, Content-Range, ETag, Last-Modified, digests, and
 * the detection of HTML pages.
 */
public final class HeaderFieldsTarget {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private HeaderFieldsTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws ProviderException {
    String value = new String(input, StandardCharsets.ISO_8859_1);
    Answer answer = new Answer(value);
    ProviderException busy = HttpFailures.status(answer, CLOCK);
    Invariant.holds(busy.kind() == ProviderException.Kind.UNAVAILABLE, "kind " + busy.kind());
    Optional<Duration> delay = busy.retryAfter();
    Invariant.holds(delay.isEmpty() || !delay.get().isNegative(), "a negative delay");
    range(value);
    Optional<Pin> pin = Pin.of(answer);
    if (pin.isPresent()) {
      Invariant.holds(Pin.parse(pin.get().toString()).equals(pin.get()), "another pin");
      Invariant.holds(pin.get().difference(answer, true).isEmpty(), "a pin unlike itself");
    }
    for (Digest digest : DeclaredDigests.of(answer)) {
      Invariant.holds(
          digest.algorithm() == Digest.Algorithm.SHA256 && digest.hex().length() == 64,
          "digest " + digest);
    }
    Page page = Page.of(input, input.length);
    Invariant.printable(page.title());
    Invariant.printable(page.excerpt());
    try {
      Pin.parse(value);
    } catch (ProviderException failure) {
      Invariant.printable(failure.getMessage());
    }
  }

  private static void range(String value) {
    Optional<ContentRange> range = ContentRange.parse(value);
    if (range.isPresent()) {
      ContentRange is = range.get();
      Invariant.holds(is.total() >= 0, "a negative total");
      Invariant.holds(is.first() >= 0 && is.last() >= 0 || is.first() == -1, "range " + is);
    }
  }

  /** The same value in every header. */
  private record Answer(String value) implements HttpResponse {
    @Override
    public int status() {
      return 503;
    }

    @Override
    public URI uri() {
      return URI.create("https://example.com/neo.tar.gz");
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.of(value);
    }

    @Override
    public Map<String, List<String>> headers() {
      return Map.of("etag", List.of(value));
    }

    @Override
    public OptionalLong contentLength() {
      return OptionalLong.of(5);
    }

    @Override
    public InputStream body() {
      return InputStream.nullInputStream();
    }

    @Override
    public void close() {}
  }
}
