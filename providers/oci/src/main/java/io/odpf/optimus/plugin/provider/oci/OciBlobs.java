// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A mirror in a repository. Its artifacts are blobs. A lock file is the first layer of a tagged
 * manifest; the artifacts that it names are the other layers, so that the registry does not collect
 * them as garbage while the tag exists. Thread-safe.
 */
final class OciBlobs implements BlobStore {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String ARTIFACT = "application/vnd.odpf.optimus.plugin.mirror.v1";
  private static final String FILE = "application/vnd.odpf.optimus.plugin.file.v1";
  private static final String BYTES = "application/octet-stream";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Registry registry;
  private final String name;
  private final Repository repository;
  private final Uploads uploads;

  OciBlobs(Registry registry, String name) {
    this.registry = registry;
    this.name = name;
    this.repository = new Repository(registry, name);
    this.uploads = new Uploads(registry, name);
  }

  /**
   * Lists the lock files and the artifacts that they refer to. Registries cannot list other blobs.
   */
  @Override
  public Map<String, StoredBlob> list(String prefix)
      throws ProviderException, InterruptedException {
    Map<String, StoredBlob> listed = new TreeMap<>();
    for (String tag : repository.tags()) {
      if (tag.startsWith(MirrorNames.LOCK_TAG)) {
        addLock(tag, prefix, listed);
      }
    }
    return listed;
  }

  private void addLock(String tag, String prefix, Map<String, StoredBlob> listed)
      throws ProviderException, InterruptedException {
    String lock = MirrorNames.ofLock(tag);
    List<Descriptor> layers =
        repository.manifest(new Reference(name, tag, Optional.empty())).layers();
    for (Descriptor layer : layers) {
      String file =
          layer.title().isPresent() ? layer.title().get() : MirrorNames.ofBlob(layer.digest());
      if (file.startsWith(prefix) && (layer.title().isEmpty() || file.equals(lock))) {
        listed.put(file, new StoredBlob(layer.size(), List.of(layer.digest())));
      }
    }
  }

  @Override
  public void put(String file, Path content, BlobWrite write)
      throws ProviderException, InterruptedException {
    Optional<Digest> blob = MirrorNames.blob(file);
    if (blob.isPresent()) {
      OptionalLong present = repository.size(blob.get());
      if (present.isEmpty()) {
        uploads.upload(blob.get(), content);
      }
      return;
    }
    Reference reference = MirrorNames.reference(name, file);
    byte[] bytes = read(content);
    Digest layer = Repository.digest(Digest.Algorithm.SHA256, bytes);
    Digest config = Repository.digest(Digest.Algorithm.SHA256, EMPTY);
    uploads.upload(layer, bytes);
    uploads.upload(config, EMPTY);
    putManifest(reference, manifest(file, config, layer, bytes.length, write.references()));
  }

  private static byte[] read(Path file) throws ProviderException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw ProviderException.local(
          "cannot read " + file + ": " + failure.getMessage(), "check the disk", failure);
    }
  }

  private static JsonObject manifest(
      String file, Digest config, Digest layer, long size, Map<String, Long> references) {
    JsonObject title = new JsonObject();
    title.addProperty(Manifest.TITLE, file);
    JsonObject first = descriptor(FILE, layer, size);
    first.add("annotations", title);
    JsonArray layers = new JsonArray();
    layers.add(first);
    for (Map.Entry<String, Long> reference : new TreeMap<>(references).entrySet()) {
      layers.add(
          descriptor(
              BYTES, MirrorNames.blob(reference.getKey()).orElseThrow(), reference.getValue()));
    }
    JsonObject manifest = new JsonObject();
    manifest.addProperty("schemaVersion", 2);
    manifest.addProperty("mediaType", MANIFEST);
    manifest.addProperty("artifactType", ARTIFACT);
    manifest.add("config", descriptor("application/vnd.oci.empty.v1+json", config, EMPTY.length));
    manifest.add("layers", layers);
    return manifest;
  }

  private static JsonObject descriptor(String type, Digest digest, long size) {
    JsonObject descriptor = new JsonObject();
    descriptor.addProperty("mediaType", type);
    descriptor.addProperty("digest", digest.toString());
    descriptor.addProperty("size", size);
    return descriptor;
  }

  private void putManifest(Reference reference, JsonObject manifest)
      throws ProviderException, InterruptedException {
    HttpRequest request =
        new HttpRequest(
            "PUT",
            registry.address(name + "/manifests/" + reference.name()),
            Map.of("Content-Type", MANIFEST),
            manifest.toString().getBytes(StandardCharsets.UTF_8));
    try (HttpResponse response = registry.send(request, uploads.scope())) {
      if (response.status() / 100 != 2) {
        throw registry.failures().of(response, reference.toString(), true);
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  /** Does nothing: the registry collects blobs that no manifest refers to. */
  @Override
  public void delete(String file) {}
}
