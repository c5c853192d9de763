// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

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
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A source with files in memory and entity tags, which can simulate failures. */
final class MemorySource implements ProviderFactory {
  static final String TYPE = "memory";
  private static final int PIECE = 1000;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Integer> tags = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  final AtomicInteger resolves = new AtomicInteger();
  final AtomicInteger fetches = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  volatile boolean pins = true;

  /** Whether every response has a different pin for the same bytes, as with different replicas. */
  volatile boolean replicas;

  /** Whether it lists its versions. */
  volatile boolean lists = true;

  /** Why listing the versions fails; null if it does not. */
  volatile ProviderException unlistable;

  private final AtomicInteger answers = new AtomicInteger();

  /** The behaviour of the fetch of a path. */
  @FunctionalInterface
  interface Behaviour {
    /** Writes the content to the sink, or fails. */
    void fetch(byte[] content, ArtifactSink sink) throws ProviderException, InterruptedException;
  }

  void put(String path, byte[] content) {
    files.put(path, content);
    tags.merge(path, 1, Integer::sum);
  }

  long length(String path) {
    return files.get(path).length;
  }

  void remove(String path) {
    files.remove(path);
  }

  void on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
  }

  void heal() {
    behaviours.clear();
  }

  /** Writes the content in two parts. */
  static void give(byte[] content, ArtifactSink sink) throws ProviderException {
    sink.expect(content.length);
    for (int at = (int) sink.received(); at < content.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(content, at, Math.min(content.length, at + PIECE));
      sink.write(piece, 0, piece.length);
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(
        List.of(
            Option.optional("place", OptionType.Text.ANY, "Where."),
            Option.optional("token", new OptionType.SecretText(), "A secret.")),
        List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    return new Provider() {
      @Override
      public Artifact resolve(ArtifactRequest request)
          throws ProviderException, InterruptedException {
        resolves.incrementAndGet();
        Behaviour behaviour = behaviours.get("resolve " + request.path());
        if (behaviour != null) {
          behaviour.fetch(new byte[0], null);
        }
        byte[] content = content(request);
        Optional<String> pin = pin(request);
        if (request.pin().isPresent() && !request.pin().equals(pin)) {
          throw ProviderException.changed(request.path() + " has another entity tag", "");
        }
        return new Artifact(
            request, pin, Optional.empty(), OptionalLong.of(content.length), List.of());
      }

      @Override
      public void fetch(Artifact artifact, ArtifactSink sink)
          throws ProviderException, InterruptedException {
        fetches.incrementAndGet();
        byte[] content = content(artifact.request());
        if (artifact.pin().isPresent() && !artifact.pin().equals(pin(artifact.request()))) {
          throw ProviderException.changed(
              artifact.request().path() + " has another entity tag", "");
        }
        Behaviour behaviour =
            behaviours.getOrDefault(artifact.request().path(), MemorySource::give);
        behaviour.fetch(content, sink);
      }

      @Override
      public Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
          throws ProviderException, InterruptedException {
        fetches.incrementAndGet();
        sink.restart();
        byte[] content = content(request);
        behaviours.getOrDefault(request.path(), MemorySource::give).fetch(content, sink);
        return new Artifact(
            request, pin(request), Optional.empty(), OptionalLong.of(content.length), List.of());
      }

      @Override
      public Optional<SourceVersions> versions(VersionQuery query) throws ProviderException {
        if (unlistable != null) {
          throw unlistable;
        }
        return lists
            ? Optional.of(
                SourceVersions.of(
                    files.keySet().stream().flatMap(it -> query.versionIn(it).stream()).toList()))
            : Optional.empty();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private byte[] content(ArtifactRequest request) throws ProviderException {
    byte[] content = files.get(request.path());
    if (content == null) {
      throw ProviderException.notFound(
          "memory:" + request.path() + " does not exist (404)",
          "check the plugin's path and version");
    }
    return content;
  }

  private Optional<String> pin(ArtifactRequest request) {
    String replica = replicas ? "-" + answers.incrementAndGet() : "";
    return pins ? Optional.of("\"" + tags.get(request.path()) + replica + "\"") : Optional.empty();
  }
}
