// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Objects of a bucket as artifacts. Thread-safe. */
final class S3Provider implements Provider {
  private final S3Location location;
  private final S3Objects objects;

  S3Provider(S3Location location, S3Objects objects) {
    this.location = location;
    this.objects = objects;
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    Wanted.of(request, Optional.empty(), location);
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    Wanted wanted = Wanted.of(request, request.pin(), location);
    ObjectHeader header = objects.header(wanted);
    checkUnchanged(header, wanted);
    return artifact(request, wanted, header);
  }

  /** Returns the versions in the bucket's keys, at the position of the version in the path. */
  @Override
  public Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    if (!query.inPath()) {
      return Optional.empty();
    }
    int before = location.key("").length();
    List<String> versions = new ArrayList<>();
    for (String key : objects.keys(location.key(query.prefix()))) {
      query.versionIn(key.substring(before)).ifPresent(versions::add);
    }
    return Optional.of(SourceVersions.of(versions));
  }

  @Override
  public Optional<BlobStore> blobs() {
    return Optional.of(new S3Blobs(location, objects));
  }

  private static Artifact artifact(ArtifactRequest request, Wanted wanted, ObjectHeader header) {
    return new Artifact(
        request,
        wanted.pin().or(() -> S3Pin.of(header)).map(S3Pin::toString),
        Optional.empty(),
        header.size(),
        Checksums.of(header));
  }

  @Override
  public Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Wanted wanted = Wanted.of(request, Optional.empty(), location);
    sink.restart();
    try (HttpResponse response = objects.open(wanted, 0).orElseThrow()) {
      ObjectHeader header = ObjectHeader.of(response);
      if (header.size().isPresent()) {
        sink.expect(header.size().getAsLong());
      }
      sink.transferFrom(response.body());
      return artifact(request, wanted, header);
    }
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Wanted wanted = Wanted.of(artifact.request(), artifact.pin(), location);
    long size = artifact.size().orElse(Long.MAX_VALUE);
    if (sink.received() > 0 && (wanted.pin().isEmpty() || sink.received() > size)) {
      sink.restart();
    }
    if (sink.received() > 0) {
      if (sink.received() == size) {
        sink.expect(size);
        return;
      }
      Optional<HttpResponse> rest = objects.open(wanted, sink.received());
      if (rest.isPresent() && receive(rest.get(), artifact, wanted, sink)) {
        return;
      }
      sink.restart();
    }
    receive(objects.open(wanted, 0).orElseThrow(), artifact, wanted, sink);
  }

  /**
   * Fetches the remaining bytes; returns false, with nothing delivered, if the server does not send
   * them.
   */
  private boolean receive(
      HttpResponse response, Artifact artifact, Wanted wanted, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    try (response) {
      ObjectHeader header = ObjectHeader.of(response);
      checkUnchanged(header, wanted);
      if (header.isPartial()) {
        if (!header.isRest(sink.received())) {
          return false;
        }
      } else {
        sink.restart();
      }
      OptionalLong size = header.size();
      if (size.isPresent()) {
        checkSize(size.getAsLong(), artifact, wanted);
        sink.expect(size.getAsLong());
      }
      sink.transferFrom(response.body());
      return true;
    }
  }

  private void checkUnchanged(ObjectHeader header, Wanted wanted) throws ProviderException {
    Optional<String> difference = wanted.pin().flatMap(pin -> pin.difference(header));
    if (difference.isPresent()) {
      throw changed(wanted, difference.get());
    }
  }

  private void checkSize(long size, Artifact artifact, Wanted wanted) throws ProviderException {
    long resolved = artifact.size().orElse(size);
    if (size != resolved) {
      throw changed(wanted, "it has " + size + " bytes, not " + resolved);
    }
  }

  private ProviderException changed(Wanted wanted, String difference) {
    return ProviderException.changed(
        location.display(wanted.key()) + " changed since it was resolved: " + difference,
        "if this is intended, update the lock: optimus plugin lock --upgrade");
  }
}
