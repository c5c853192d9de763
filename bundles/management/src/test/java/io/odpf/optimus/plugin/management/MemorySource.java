// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider whose files are in memory, and whose answers can be held back. */
final class MemorySource implements ProviderFactory {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final AtomicInteger fetches = new AtomicInteger();
  final Semaphore held = new Semaphore(0);
  volatile boolean holds;

  void put(String path, byte[] content) {
    files.put(path, content);
  }

  void remove(String path) {
    files.remove(path);
  }

  @Override
  public String type() {
    return "memory";
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(
        List.of(Option.optional("token", new OptionType.SecretText(), "A secret.")), List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new Provider() {
      @Override
      public Artifact resolve(ArtifactRequest request)
          throws ProviderException, InterruptedException {
        if (holds) {
          held.acquire();
        }
        byte[] content = files.get(request.path());
        if (content == null) {
          throw ProviderException.notFound("memory has no " + request.path(), "");
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
        fetches.incrementAndGet();
        byte[] content = files.get(artifact.request().path());
        sink.restart();
        sink.expect(content.length);
        sink.write(content, 0, content.length);
      }
    };
  }
}
