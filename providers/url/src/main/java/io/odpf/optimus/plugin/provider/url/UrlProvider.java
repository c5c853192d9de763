// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Files under an http or https address. Thread-safe. */
final class UrlProvider implements Provider {
  private static final String UPDATE_LOCK =
      "if this is intended, update the lock: optimus plugin lock --upgrade";

  private final BaseAddress base;
  private final HttpClient http;
  private final FileHeaders headers;
  private final Clock clock;
  private final System.Logger log;

  UrlProvider(BaseAddress base, HttpClient http, Clock clock, System.Logger log) {
    this.base = base;
    this.http = http;
    this.headers = new FileHeaders(http);
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    URI uri = base.resolve(request.path());
    @Nullable Pin pin = request.pin().isPresent() ? Pin.parse(request.pin().get()) : null;
    try (HttpResponse response = headers.of(uri, pin)) {
      if (response.status() == 304 && pin != null) {
        return artifact(request, Optional.of(pin), pin.size(), response);
      }
      if (response.status() != 200) {
        throw failure(response);
      }
      if (pin == null) {
        return artifact(request, Pin.of(response), response.contentLength(), response);
      }
      Optional<String> difference = pin.difference(response, true);
      if (difference.isPresent()) {
        throw changed(uri, difference.get());
      }
      return artifact(request, Optional.of(pin), response.contentLength(), response);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private static Artifact artifact(
      ArtifactRequest request, Optional<Pin> pin, OptionalLong size, HttpResponse response) {
    return new Artifact(
        request,
        pin.map(Pin::toString),
        Optional.empty(),
        size,
        response.status() == 200 ? DeclaredDigests.of(response) : List.of());
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    base.resolve(request.path());
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    URI uri = base.resolve(artifact.request().path());
    @Nullable Pin pin = artifact.pin().isPresent() ? Pin.parse(artifact.pin().get()) : null;
    if (sink.received() > 0 && (pin == null || isBeyond(sink.received(), artifact.size()))) {
      sink.restart();
    }
    explaining(
        uri,
        () -> {
          if (pin == null || sink.received() == 0 || !resume(uri, artifact, pin, sink)) {
            fetchWhole(uri, artifact, pin, sink);
          }
          return artifact;
        });
  }

  @Override
  public Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    URI uri = base.resolve(request.path());
    sink.restart();
    return explaining(
        uri,
        () -> {
          try (HttpResponse response = http.send(HttpRequest.get(uri))) {
            if (response.status() != 200) {
              throw failure(response);
            }
            receive(uri, response, sink);
            return artifact(request, Pin.of(response), response.contentLength(), response);
          }
        });
  }

  /** A transfer that may fail. */
  @FunctionalInterface
  private interface Delivery {
    Artifact run() throws IOException, ProviderException, InterruptedException;
  }

  private static Artifact explaining(URI uri, Delivery delivery)
      throws ProviderException, InterruptedException {
    try {
      return delivery.run();
    } catch (InterruptedIOException interrupted) {
      throw asInterruption(interrupted);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (IOException failure) {
      throw ProviderException.unavailable(
          "reading " + Addresses.display(uri) + " failed: " + failure.getMessage(), "", failure);
    }
  }

  private void fetchWhole(URI uri, Artifact artifact, @Nullable Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    HttpRequest request = HttpRequest.get(uri);
    try (HttpResponse response = http.send(pin == null ? request : pin.ifUnchanged(request))) {
      if (response.status() != 200) {
        throw failure(response);
      }
      receiveWhole(uri, response, artifact, pin, sink);
    }
  }

  /** Fetches the rest; returns false, with the sink restarted, if the server does not offer it. */
  private boolean resume(URI uri, Artifact artifact, Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    long from = sink.received();
    HttpRequest request =
        pin.ifRangeUnchanged(
            pin.ifUnchanged(HttpRequest.get(uri)).header("Range", "bytes=" + from + "-"));
    try (HttpResponse response = http.send(request)) {
      Optional<ContentRange> range = response.header("Content-Range").flatMap(ContentRange::parse);
      switch (response.status()) {
        case 200 -> {
          sink.restart();
          receiveWhole(uri, response, artifact, pin, sink);
          return true;
        }
        case 206 -> {
          checkUnchanged(uri, response, pin);
          if (range.isEmpty() || !isRest(range.get(), from, artifact, response)) {
            log.log(
                Level.DEBUG,
                "{0} sent a range other than the requested one; starting over",
                Addresses.display(uri));
            sink.restart();
            return false;
          }
          sink.expect(range.get().total());
          sink.transferFrom(response.body());
          return true;
        }
        case 416 -> {
          checkUnchanged(uri, response, pin);
          if (range.isPresent() && range.get().total() == from) {
            sink.expect(from);
            return true;
          }
          sink.restart();
          return false;
        }
        default -> throw failure(response);
      }
    }
  }

  /** Tells whether a range is exactly the missing rest of this artifact. */
  private static boolean isRest(
      ContentRange range, long from, Artifact artifact, HttpResponse response) {
    return range.first() == from
        && range.last() == range.total() - 1
        && artifact.size().orElse(range.total()) == range.total()
        && response.contentLength().orElse(range.total() - from) == range.total() - from;
  }

  private static void receiveWhole(
      URI uri, HttpResponse response, Artifact artifact, @Nullable Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    if (pin != null) {
      checkUnchanged(uri, response, pin);
    }
    OptionalLong length = response.contentLength();
    if (length.isPresent() && artifact.size().orElse(length.getAsLong()) != length.getAsLong()) {
      throw changed(
          uri, "it has " + length.getAsLong() + " bytes, not " + artifact.size().getAsLong());
    }
    receive(uri, response, sink);
    boolean endMarked = response.header("Transfer-Encoding").isPresent();
    if (endMarked && artifact.size().orElse(sink.received()) != sink.received()) {
      throw changed(
          uri, "it has " + sink.received() + " bytes, not " + artifact.size().getAsLong());
    }
  }

  private static void receive(URI uri, HttpResponse response, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    OptionalLong length = response.contentLength();
    if (length.isPresent()) {
      sink.expect(length.getAsLong());
    }
    InputStream body = response.body();
    byte[] begin = new byte[Page.PREFIX];
    int read = beginning(body, begin);
    ContentCheck.check(uri, response, begin, read);
    sink.write(begin, 0, read);
    sink.transferFrom(body);
  }

  /** Reads the first bytes; an end that TLS did not mark is reported by the next read. */
  private static int beginning(InputStream body, byte[] begin) throws IOException {
    int read = 0;
    try {
      for (int more = 0; more >= 0 && read < begin.length; read += Math.max(0, more)) {
        more = body.read(begin, read, begin.length - read);
      }
    } catch (HttpException failure) {
      if (failure.reason() != HttpException.Reason.UNMARKED_END) {
        throw failure;
      }
    }
    return read;
  }

  /** Checks the version again, for servers that ignore conditions. */
  private static void checkUnchanged(URI uri, HttpResponse response, Pin pin)
      throws ProviderException {
    Optional<String> difference = pin.difference(response, false);
    if (difference.isPresent()) {
      throw changed(uri, difference.get());
    }
  }

  private static boolean isBeyond(long received, OptionalLong size) {
    return size.isPresent() && received > size.getAsLong();
  }

  private ProviderException failure(HttpResponse response) {
    return ContentCheck.explained(HttpFailures.status(response, clock), response);
  }

  private static ProviderException changed(URI uri, String difference) {
    return ProviderException.changed(
        Addresses.display(uri) + " changed since it was resolved: " + difference, UPDATE_LOCK);
  }

  /** Converts the exception and clears the interrupt status, which the result stands for. */
  private static InterruptedException asInterruption(InterruptedIOException cause) {
    Thread.interrupted();
    InterruptedException interruption = new InterruptedException(cause.getMessage());
    interruption.initCause(cause);
    return interruption;
  }
}
