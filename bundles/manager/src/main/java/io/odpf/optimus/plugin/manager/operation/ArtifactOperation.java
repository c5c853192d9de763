// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ArtifactContent;
import io.odpf.optimus.plugin.api.manager.ArtifactQuery;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchJob;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Opens an artifact that the lock file names. Fetches it first if it is not in the store. Refuses
 * other artifacts in the store: they belong to other configurations of the user, which this one's
 * callers need not have access to.
 */
final class ArtifactOperation implements RunningOperations.Operation<ArtifactContent> {
  private final OperationContext context;
  private final ArtifactQuery query;

  ArtifactOperation(OperationContext context, ArtifactQuery query) {
    this.context = context;
    this.query = query;
  }

  @Override
  public ArtifactContent run() throws PluginManagerException, InterruptedException {
    PluginConfig config = context.read(query.config());
    FetchJob job = job(config);
    ArtifactStore store = context.store(query.config().environment());
    try {
      Path file =
          context
              .verified()
              .find(
                  store,
                  query.sha256(),
                  context.settings().clock().instant(),
                  () -> fetch(store, job, config))
              .orElseThrow(this::unknown);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new OpenArtifact(channel, channel.size());
    } catch (NoSuchFileException removed) {
      // Another process has removed the artifact meanwhile.
      throw unknown();
    } catch (IOException failure) {
      throw OperationContext.failed(
          StoreProblem.STORE_UNUSABLE, "the cache cannot be used", store.root(), failure);
    }
  }

  /** Returns the job that fetches the artifact for the first plugin whose lock entry names it. */
  private FetchJob job(PluginConfig config) throws PluginManagerException {
    Optional<Lock> lock = LockFile.of(query.config().path()).read();
    for (WantedPlugin plugin : new PluginSelection(config, context.registry()).all()) {
      for (Platform platform : platforms(lock, plugin)) {
        if (Coverage.of(lock, plugin, platform) instanceof Coverage.Locked locked
            && locked.locked().sha256().equals(query.sha256())) {
          return new FetchJob(
              plugin.on(platform), plugin, new FetchJob.Locked(locked, FetchJob.Use.STORE, false));
        }
      }
    }
    throw unknown();
  }

  private static Set<Platform> platforms(Optional<Lock> lock, WantedPlugin plugin) {
    return lock.flatMap(it -> it.plugin(plugin.name()))
        .map(it -> it.platforms().keySet())
        .orElse(Set.of());
  }

  /** Fetches the artifact from a mirror or its source into the store. */
  private void fetch(ArtifactStore store, FetchJob job, PluginConfig config)
      throws PluginManagerException, IOException, InterruptedException {
    store.prepare();
    try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "artifact")) {
      BatchFetch.of(context, query.config(), config, OptionalInt.empty())
          .run(new FetchBatch(List.of(job), scratch.path(), 1), store, InstallListener.NONE);
    }
  }

  private PluginManagerException unknown() {
    return PluginManagerException.failure(
        Problem.of(
            OperationProblem.UNKNOWN_ARTIFACT,
            "there is no artifact " + query.sha256() + " in the lock file of " + query.config(),
            "take the lock again; the artifact may belong to an older one"),
        null);
  }

  /** An artifact whose file is open, so that it stays readable when the store is cleaned. */
  private record OpenArtifact(FileChannel channel, long size) implements ArtifactContent {
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
