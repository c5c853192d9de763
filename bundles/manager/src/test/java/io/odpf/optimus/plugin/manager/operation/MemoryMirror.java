// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A place in memory that can be written to, and can fail. */
final class MemoryMirror implements ProviderFactory {
  private final String type;
  final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  final List<String> order = new CopyOnWriteArrayList<>();
  final AtomicInteger reads = new AtomicInteger();

  /** The failure of all calls; null if they succeed. */
  volatile ProviderException failure;

  /** The number of writes until one fails; negative for never. */
  final AtomicInteger writesUntilFailure = new AtomicInteger(-1);

  MemoryMirror(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(List.of(), List.of());
  }

  private void failIfTold() throws ProviderException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new Provider() {
      @Override
      public Artifact resolve(ArtifactRequest request) throws ProviderException {
        failIfTold();
        byte[] content = files.get(request.path());
        if (content == null) {
          throw ProviderException.notFound(request.path() + " does not exist", "");
        }
        return new Artifact(
            request,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(content.length),
            List.of());
      }

      @Override
      public void fetch(Artifact artifact, ArtifactSink sink) throws ProviderException {
        reads.incrementAndGet();
        MemorySource.give(files.get(artifact.request().path()), sink);
      }

      @Override
      public Optional<BlobStore> blobs() {
        return Optional.of(new Blobs());
      }
    };
  }

  private final class Blobs implements BlobStore {
    @Override
    public Map<String, StoredBlob> list(String prefix) throws ProviderException {
      failIfTold();
      Map<String, StoredBlob> listed = new TreeMap<>();
      files.forEach(
          (name, content) -> {
            if (name.startsWith(prefix)) {
              listed.put(name, new StoredBlob(content.length, List.of()));
            }
          });
      return listed;
    }

    @Override
    public void put(String name, Path file, BlobWrite write) throws ProviderException {
      failIfTold();
      if (writesUntilFailure.getAndDecrement() == 0) {
        throw ProviderException.denied("the quota is used up", "");
      }
      try {
        files.put(name, Files.readAllBytes(file));
        order.add(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void delete(String name) throws ProviderException {
      failIfTold();
      files.remove(name);
    }
  }
}
