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

/** Files under an http or https address. Thread-safe. */
final class UrlProvider implements Provider {
  private static final String MOVE_ON =
      "if that is meant, move the lock with: optimus plugin lock --upgrade";

  private final BaseAddress base;
  private final HttpClient http;
  private final Clock clock;
  private final System.Logger log;

  UrlProvider(BaseAddress base, HttpClient http, Clock clock, System.Logger log) {
    this.base = base;
    this.http = http;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    URI uri = base.resolve(request.path());
    Pin pin = request.pin().isPresent() ? Pin.parse(request.pin().get()) : null;
    try (HttpResponse response = header(uri, pin)) {
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
        response.status() == 200 ? VouchedDigests.of(response) : List.of());
  }

  /** The header of a file's answer; its body, if it has one, is not to be read. */
  private HttpResponse header(URI uri, Pin pin) throws HttpException, InterruptedException {
    HttpResponse response = http.send(unlessThis(HttpRequest.head(uri), pin));
    if (!isTelling(response)) {
      response.close();
      return http.send(unlessThis(HttpRequest.get(uri), pin));
    }
    return response;
  }

  /**
   * Whether an answer to HEAD tells what GET would: signed addresses are good for one method, some
   * servers know only GET, and some count the bytes of the body that HEAD does not have.
   */
  private static boolean isTelling(HttpResponse response) {
    return switch (response.status()) {
      case 400, 403, 405, 501 -> false;
      case 200 -> response.contentLength().orElse(-1) != 0;
      default -> true;
    };
  }

  /**
   * A date is not sent as a condition: servers may take an older file with the same name for one
   * that is not modified. The answer is compared instead.
   */
  private static HttpRequest unlessThis(HttpRequest request, Pin pin) {
    return pin instanceof Pin.EntityTag known
        ? request.header("If-None-Match", known.tag())
        : request;
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    base.resolve(request.path());
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    URI uri = base.resolve(artifact.request().path());
    Pin pin = artifact.pin().isPresent() ? Pin.parse(artifact.pin().get()) : null;
    if (sink.received() > 0 && (pin == null || isBeyond(sink.received(), artifact.size()))) {
      sink.restart();
    }
    try {
      if (sink.received() == 0 || !resume(uri, artifact, pin, sink)) {
        fetchWhole(uri, artifact, pin, sink);
      }
    } catch (InterruptedIOException interrupted) {
      throw asInterruption(interrupted);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (IOException failure) {
      throw ProviderException.unavailable(
          "reading " + Addresses.display(uri) + " failed: " + failure.getMessage(), "", failure);
    }
  }

  private void fetchWhole(URI uri, Artifact artifact, Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    HttpRequest request = HttpRequest.get(uri);
    try (HttpResponse response = http.send(pin == null ? request : pin.onlyThis(request))) {
      if (response.status() != 200) {
        throw failure(response);
      }
      receiveWhole(uri, response, artifact, pin, sink);
    }
  }

  /** Whether the rest could be had; if not, the sink is empty again. */
  private boolean resume(URI uri, Artifact artifact, Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    long from = sink.received();
    HttpRequest request =
        pin.rangeOfThis(pin.onlyThis(HttpRequest.get(uri)).header("Range", "bytes=" + from + "-"));
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
                "{0} answered another range than was asked for; beginning again",
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

  /** Whether a range is from the first byte that is missing to the end of this very artifact. */
  private static boolean isRest(
      ContentRange range, long from, Artifact artifact, HttpResponse response) {
    return range.first() == from
        && range.last() == range.total() - 1
        && artifact.size().orElse(range.total()) == range.total()
        && response.contentLength().orElse(range.total() - from) == range.total() - from;
  }

  private static void receiveWhole(
      URI uri, HttpResponse response, Artifact artifact, Pin pin, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    if (pin != null) {
      checkUnchanged(uri, response, pin);
    }
    OptionalLong length = response.contentLength();
    if (length.isPresent()) {
      sink.expect(length.getAsLong());
    }
    InputStream body = response.body();
    byte[] begin = new byte[Page.TELLING];
    int read = body.readNBytes(begin, 0, begin.length);
    ContentCheck.check(uri, response, begin, read);
    if (length.isPresent() && artifact.size().orElse(length.getAsLong()) != length.getAsLong()) {
      throw changed(
          uri, "it has " + length.getAsLong() + " bytes, not " + artifact.size().getAsLong());
    }
    sink.write(begin, 0, read);
    sink.transferFrom(body);
  }

  /** For servers that ignore conditions. */
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
        Addresses.display(uri) + " changed since it was resolved: " + difference, MOVE_ON);
  }

  /** Takes over the interrupt status, as an InterruptedException stands for it. */
  private static InterruptedException asInterruption(InterruptedIOException cause) {
    Thread.interrupted();
    InterruptedException interruption = new InterruptedException(cause.getMessage());
    interruption.initCause(cause);
    return interruption;
  }
}
