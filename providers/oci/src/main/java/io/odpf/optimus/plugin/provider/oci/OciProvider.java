// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A provider of the layers of OCI manifests. A pin has the digests of the manifest and the layer.
 * Thread-safe.
 */
final class OciProvider implements Provider {
  private final Registry registry;
  private final Optional<String> base;

  /**
   * Creates a provider.
   *
   * @param base the prefix of all repository names, which is also the repository of a mirror; may
   *     be empty
   */
  OciProvider(Registry registry, Optional<String> base) {
    this.registry = registry;
    this.base = base;
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    reference(request);
  }

  private Reference reference(ArtifactRequest request) throws ProviderException {
    return base.isPresent() && MirrorNames.isIn(request.path())
        ? MirrorNames.reference(base.get(), request.path())
        : Reference.parse(request.path(), base);
  }

  /** Returns the digest of a mirror's artifact; empty if the request is for something else. */
  private Optional<Digest> blob(ArtifactRequest request) {
    return base.isPresent() ? MirrorNames.blob(request.path()) : Optional.empty();
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    Optional<Digest> blob = blob(request);
    if (blob.isPresent()) {
      Repository repository = new Repository(registry, base.orElseThrow());
      OptionalLong size = repository.size(blob.get());
      if (size.isEmpty()) {
        throw missing(base.orElseThrow(), blob.get());
      }
      return artifact(request, new OciPin(blob.get(), blob.get()), size);
    }
    Reference reference = reference(request);
    Repository repository = new Repository(registry, reference.repository());
    if (request.pin().isPresent()) {
      OciPin pin = OciPin.parse(request.pin().get());
      OptionalLong size = repository.size(pin.layer());
      if (size.isEmpty()) {
        throw gone(reference, pin);
      }
      return artifact(request, pin, size);
    }
    LayerChoice choice = new LayerChoice(reference, request.plugin(), request.platform());
    Manifest manifest = repository.manifest(reference);
    if (!manifest.manifests().isEmpty()) {
      Digest chosen = choice.manifest(manifest).digest();
      manifest =
          repository.manifest(
              new Reference(reference.repository(), chosen.toString(), reference.file()));
    }
    Descriptor layer = choice.layer(manifest);
    return artifact(
        request, new OciPin(manifest.digest(), layer.digest()), OptionalLong.of(layer.size()));
  }

  private static Artifact artifact(ArtifactRequest request, OciPin pin, OptionalLong size) {
    return new Artifact(
        request, Optional.of(pin.toString()), Optional.empty(), size, List.of(pin.layer()));
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    OciPin pin = OciPin.parse(artifact.pin().orElse(""));
    Reference reference = reference(artifact.request());
    if (artifact.size().isPresent() && sink.received() > artifact.size().getAsLong()) {
      sink.restart();
    }
    if (!new Repository(registry, reference.repository()).fetch(pin.layer(), sink)) {
      throw gone(reference, pin);
    }
  }

  @Override
  public Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Optional<Digest> blob = blob(request);
    if (blob.isEmpty()) {
      return Provider.super.fetchCurrent(request, sink);
    }
    sink.restart();
    if (!new Repository(registry, base.orElseThrow()).fetch(blob.get(), sink)) {
      throw missing(base.orElseThrow(), blob.get());
    }
    return artifact(request, new OciPin(blob.get(), blob.get()), OptionalLong.of(sink.received()));
  }

  /**
   * Returns the versions in the repository's tags; empty if the version is not in the tag alone.
   */
  @Override
  public Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    int mark = query.prefix().indexOf('@');
    if (!query.inPath() || mark < 0) {
      return Optional.empty();
    }
    Reference reference = reference(query.request());
    String before = Reference.tag(query.prefix().substring(mark + 1));
    String rest = query.path().get(1);
    int slash = rest.indexOf('/');
    String after = Reference.tag(slash < 0 ? rest : rest.substring(0, slash));
    if (slash < 0 && query.path().size() > 2) {
      return Optional.empty(); // The version occurs twice in the tag.
    }
    List<String> versions = new ArrayList<>();
    for (String tag : new Repository(registry, reference.repository()).tags()) {
      if (tag.length() > before.length() + after.length()
          && tag.startsWith(before)
          && tag.endsWith(after)) {
        String version = tag.substring(before.length(), tag.length() - after.length());
        versions.add(version.replace('_', '+'));
      }
    }
    return Optional.of(SourceVersions.of(versions));
  }

  @Override
  public Optional<BlobStore> blobs() {
    return base.map(repository -> new OciBlobs(registry, repository));
  }

  private static ProviderException missing(String repository, Digest blob) {
    return ProviderException.notFound(
        "no blob " + blob + " in " + repository, "check the provider's repository");
  }

  private static ProviderException gone(Reference reference, OciPin pin) {
    return ProviderException.changed(
        reference.repository() + "@" + pin.layer() + " is not in the registry any more",
        "if this is intended, update the lock: optimus plugin lock --upgrade");
  }
}
