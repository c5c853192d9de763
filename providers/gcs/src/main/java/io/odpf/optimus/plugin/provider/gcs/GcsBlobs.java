// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.provider.gcs.storage.CloudStorage;
import io.odpf.optimus.plugin.provider.gcs.storage.ObjectUploads;
import io.odpf.optimus.plugin.provider.gcs.storage.WantedObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes objects below a prefix. Thread-safe. */
final class GcsBlobs implements BlobStore {
  private final String bucket;
  private final String prefix;
  private final CloudStorage storage;
  private final ObjectUploads uploads;

  GcsBlobs(String bucket, String prefix, CloudStorage storage, ObjectUploads uploads) {
    this.bucket = bucket;
    this.prefix = prefix;
    this.storage = storage;
    this.uploads = uploads;
  }

  @Override
  public Map<String, StoredBlob> list(String below) throws ProviderException, InterruptedException {
    Map<String, StoredBlob> blobs = new TreeMap<>();
    storage
        .list(bucket, prefix + below)
        .forEach((name, blob) -> blobs.put(name.substring(prefix.length()), blob));
    return blobs;
  }

  @Override
  public void put(String name, Path file, BlobWrite write)
      throws ProviderException, InterruptedException {
    uploads.put(WantedObject.live(bucket, prefix + name), file, write.immutable());
  }

  @Override
  public void delete(String name) throws ProviderException, InterruptedException {
    uploads.delete(WantedObject.live(bucket, prefix + name));
  }
}
