// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Objects of a bucket as artifacts. Thread-safe. */
final class S3Provider implements Provider {
  private static final int PARTIAL = 206;

  private final S3Location location;
  private final S3Objects objects;

  S3Provider(S3Location location, S3Objects objects) {
    this.location = location;
    this.objects = objects;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    Wanted wanted = Wanted.of(request, request.pin(), location);
    SdkHttpResponse header = objects.header(wanted);
    if (wanted.pin().isPresent()) {
      checkUnchanged(header, wanted);
    }
    return new Artifact(
        request,
        wanted.pin().or(() -> S3Pin.of(header)).map(S3Pin::toString),
        Optional.empty(),
        size(header),
        Checksums.of(header));
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Wanted wanted = Wanted.of(artifact.request(), artifact.pin(), location);
    long size = artifact.size().orElse(Long.MAX_VALUE);
    if (sink.received() > 0 && (wanted.pin().isEmpty() || sink.received() > size)) {
      sink.restart();
    }
    if (sink.received() == size) {
      sink.expect(size);
      return;
    }
    try (ResponseInputStream<GetObjectResponse> object = objects.open(wanted, sink.received())) {
      receive(object, artifact, wanted, sink);
    } catch (IOException notClosed) {
      // The bytes are there, or their reader has failed.
    }
  }

  private void receive(
      ResponseInputStream<GetObjectResponse> object,
      Artifact artifact,
      Wanted wanted,
      ArtifactSink sink)
      throws ProviderException, InterruptedException {
    SdkHttpResponse header = object.response().sdkHttpResponse();
    try {
      if (wanted.pin().isPresent()) {
        checkUnchanged(header, wanted);
      }
      OptionalLong size = size(header);
      if (header.statusCode() != PARTIAL || !isRest(header, sink.received(), size)) {
        sink.restart();
      }
      if (header.statusCode() == PARTIAL && sink.received() == 0) {
        throw ProviderException.unavailable(
            location.display(wanted.key()) + " was answered with another range than was asked for",
            "the next attempt begins at the beginning",
            null);
      }
      checkSize(size, artifact, wanted);
      if (size.isPresent()) {
        sink.expect(size.getAsLong());
      }
      sink.transferFrom(new ObjectStream(object));
    } catch (ProviderException | InterruptedException | RuntimeException failure) {
      // Not read to its end, which may be far away.
      object.abort();
      throw failure;
    }
  }

  private void checkUnchanged(SdkHttpResponse header, Wanted wanted) throws ProviderException {
    Optional<String> difference = wanted.pin().orElseThrow().difference(header);
    if (difference.isPresent()) {
      throw changed(wanted, difference.get());
    }
  }

  private void checkSize(OptionalLong size, Artifact artifact, Wanted wanted)
      throws ProviderException {
    if (size.isPresent()
        && artifact.size().isPresent()
        && size.getAsLong() != artifact.size().getAsLong()) {
      throw changed(
          wanted, "it has " + size.getAsLong() + " bytes, not " + artifact.size().getAsLong());
    }
  }

  private ProviderException changed(Wanted wanted, String difference) {
    return ProviderException.changed(
        location.display(wanted.key()) + " changed since it was resolved: " + difference,
        "if that is meant, move the lock with: optimus plugin lock --upgrade");
  }

  /** The length of the whole object. */
  private static OptionalLong size(SdkHttpResponse header) {
    String length =
        header.statusCode() == PARTIAL
            ? header.firstMatchingHeader("Content-Range").orElse("").replaceFirst("^.*/", "")
            : header.firstMatchingHeader("Content-Length").orElse("");
    return length.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  /** Whether a part is from the first byte that is missing to the end. */
  private static boolean isRest(SdkHttpResponse header, long from, OptionalLong size) {
    if (size.isEmpty()) {
      return false;
    }
    String rest = "bytes " + from + "-" + (size.getAsLong() - 1) + "/" + size.getAsLong();
    return header.firstMatchingHeader("Content-Range").orElse("").strip().equals(rest);
  }

  @Override
  public void close() {
    objects.close();
  }
}
