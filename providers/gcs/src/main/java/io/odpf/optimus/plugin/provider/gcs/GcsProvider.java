// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import io.odpf.optimus.plugin.provider.gcs.storage.CloudStorage;
import io.odpf.optimus.plugin.provider.gcs.storage.ObjectUploads;
import io.odpf.optimus.plugin.provider.gcs.storage.StoredObject;
import io.odpf.optimus.plugin.provider.gcs.storage.WantedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Objects of one bucket, pinned by their generations. Thread-safe. */
final class GcsProvider implements Provider {
  /** A generation has up to 19 digits, the most in 64 bits; Google counts microseconds. */
  private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,17}");

  private final String bucket;
  private final String prefix;
  private final CloudStorage storage;
  private final Uploads uploads;

  /** Creates a client that writes, with a login of its own. */
  @FunctionalInterface
  interface Uploads {
    ObjectUploads open() throws ProviderException;
  }

  /**
   * Creates a provider.
   *
   * @param prefix the beginning of all object names; empty, or ends with a '/'
   */
  GcsProvider(String bucket, String prefix, CloudStorage storage, Uploads uploads) {
    this.uploads = uploads;
    this.bucket = bucket;
    this.prefix = prefix;
    this.storage = storage;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    WantedObject object = object(request);
    if (request.pin().isPresent()) {
      return artifact(request, storage.find(object.pinned(generation(request.pin().get()))));
    }
    Optional<Long> chosen = request.options().whole("generation");
    return artifact(
        request, storage.find(chosen.isPresent() ? object.chosen(chosen.get()) : object));
  }

  /**
   * Returns the versions in the bucket's object names, at the position of the version in the path.
   */
  @Override
  public Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    if (!query.inPath()) {
      return Optional.empty();
    }
    List<String> versions = new ArrayList<>();
    for (String name : storage.names(bucket, prefix + query.prefix())) {
      query.versionIn(name.substring(prefix.length())).ifPresent(versions::add);
    }
    return Optional.of(SourceVersions.of(versions));
  }

  @Override
  public Optional<BlobStore> blobs() throws ProviderException {
    return Optional.of(new GcsBlobs(bucket, prefix, storage, uploads.open()));
  }

  private static Artifact artifact(ArtifactRequest request, StoredObject stored) {
    return new Artifact(
        request,
        Optional.of(Long.toString(stored.generation())),
        Optional.empty(),
        OptionalLong.of(stored.size()),
        stored.digests());
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    WantedObject object = object(artifact.request()).pinned(generation(artifact.pin().orElse("")));
    if (artifact.size().isPresent()) {
      sink.expect(artifact.size().getAsLong());
    }
    long received = sink.received();
    if (received == 0 || !storage.download(object, received, sink)) {
      sink.restart();
      storage.download(object, 0, sink);
    }
  }

  private WantedObject object(ArtifactRequest request) {
    return WantedObject.live(bucket, prefix + request.path());
  }

  private static long generation(String pin) throws ProviderException {
    if (!GENERATION.matcher(pin).matches()) {
      throw ProviderException.invalid(
          "the locked pin is not an object generation",
          "recreate the lock entry: optimus plugin lock --upgrade");
    }
    return Long.parseLong(pin);
  }

  @Override
  public void close() {
    try {
      storage.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
