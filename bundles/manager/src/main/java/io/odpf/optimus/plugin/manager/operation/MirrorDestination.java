// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.source.fetch.SmallText;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Write access to a mirror through the provider of an entry. Thread-safe. */
final class MirrorDestination {
  private final ProviderSession session;
  private final ProviderEntry entry;
  private final Retries retries;
  private final Platform platform;
  private final InstallListener listener;

  /**
   * Creates a destination.
   *
   * @param platform any platform, for requests that depend on none
   */
  MirrorDestination(
      ProviderSession session,
      ProviderEntry entry,
      Retries retries,
      Platform platform,
      InstallListener listener) {
    this.session = session;
    this.entry = entry;
    this.retries = retries;
    this.platform = platform;
    this.listener = listener;
  }

  /** Returns the mirror's address or name for messages. */
  String name() {
    return entry.spec().name();
  }

  /** A call of the blob store. */
  @FunctionalInterface
  private interface Call<T> {
    T on(BlobStore blobs) throws ProviderException, InterruptedException;
  }

  /** Returns the files whose names begin with a prefix. */
  Map<String, StoredBlob> list(String prefix) throws PluginManagerException, InterruptedException {
    return call(blobs -> blobs.list(prefix));
  }

  /** Writes a file. */
  void put(String name, Path file, long size, BlobWrite write)
      throws PluginManagerException, InterruptedException {
    listener.writing(name, size);
    call(
        blobs -> {
          blobs.put(name, file, write);
          return name;
        });
  }

  /** Deletes a file, if it exists. */
  void delete(String name) throws PluginManagerException, InterruptedException {
    call(
        blobs -> {
          blobs.delete(name);
          return name;
        });
  }

  /**
   * Reads a small file; returns empty if it does not exist.
   *
   * @param limit the maximum size in bytes
   */
  Optional<byte[]> read(String name, long limit)
      throws PluginManagerException, InterruptedException {
    ArtifactRequest request =
        new ArtifactRequest(name, name, Optional.empty(), platform, Options.NONE, Optional.empty());
    SmallText text = new SmallText(limit);
    try {
      attempt(
          () ->
              session.call(
                  entry,
                  provider -> {
                    text.restart();
                    return provider.fetchCurrent(request, text);
                  }));
      return Optional.of(text.bytes());
    } catch (ProviderException failure) {
      if (failure.kind() == ProviderException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed(failure);
    }
  }

  private <T> T call(Call<T> call) throws PluginManagerException, InterruptedException {
    try {
      Optional<T> result =
          attempt(
              () ->
                  session.call(
                      entry,
                      provider -> {
                        Optional<BlobStore> blobs = provider.blobs();
                        return blobs.isEmpty()
                            ? Optional.<T>empty()
                            : Optional.of(call.on(blobs.get()));
                      }));
      return result.orElseThrow(this::readOnly);
    } catch (ProviderException failure) {
      throw failed(failure);
    }
  }

  private <T> T attempt(Retries.Attempt<T> attempt) throws ProviderException, InterruptedException {
    RetryPolicy policy = session.resolved(entry).retries();
    return retries.run(
        policy,
        (number, delay, reason) ->
            listener.warned(
                Problem.of(
                    ProviderException.Kind.UNAVAILABLE,
                    name() + ": " + reason + "; trying again in " + delay.toMillis() + " ms",
                    "")),
        attempt);
  }

  private PluginManagerException readOnly() {
    return PluginManagerException.config(
        List.of(
            Problem.of(
                MirrorProblem.MIRROR_READ_ONLY,
                "a mirror cannot be written to through " + name(),
                "write to a directory, s3://bucket/folder or gs://bucket/folder that a server"
                    + " serves under this address")));
  }

  private PluginManagerException failed(ProviderException failure) {
    return PluginManagerException.failure(
        Problem.of(
            failure.kind(),
            "cannot use the mirror " + name() + ": " + failure.getMessage(),
            failure.hint()),
        failure);
  }
}
