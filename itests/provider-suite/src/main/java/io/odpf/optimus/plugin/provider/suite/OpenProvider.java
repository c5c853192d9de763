// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is created from a configuration's text, with the resources that the manager
 * lends. Thread-safe.
 */
public final class OpenProvider implements AutoCloseable {
  private static final Platform HERE =
      Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));

  private final ConfigText text;
  private final Context context;
  private final Provider provider;

  private OpenProvider(ConfigText text, Context context, Provider provider) {
    this.text = text;
    this.context = context;
    this.provider = provider;
  }

  /**
   * Creates it.
   *
   * @param options the options of the entry
   * @param directory an existing directory, for the configuration and the provider's scratch
   *     directory
   */
  public static OpenProvider of(Source source, Map<String, Object> options, Path directory)
      throws ProviderException, PluginManagerException {
    ConfigText text = new ConfigText(source, options, directory);
    ProviderEntry entry = text.read(List.of()).providers().get(0);
    Context context = new Context(entry.timeouts(), text.environment(), directory);
    return new OpenProvider(text, context, source.factory().create(entry.spec(), context));
  }

  /** Resolves an item to its current artifact. */
  public Artifact resolve(Item item)
      throws ProviderException, InterruptedException, PluginManagerException {
    return provider.resolve(request(item, Optional.empty()));
  }

  /** Resolves an item to its pinned artifact. */
  public Artifact resolve(Item item, String pin)
      throws ProviderException, InterruptedException, PluginManagerException {
    return provider.resolve(request(item, Optional.of(pin)));
  }

  /** Fetches an artifact into a sink. */
  public void fetch(Artifact artifact, RecordingSink sink)
      throws ProviderException, InterruptedException {
    provider.fetch(artifact, sink);
  }

  /** Resolves and fetches an item. */
  public byte[] fetch(Item item)
      throws ProviderException, InterruptedException, PluginManagerException {
    RecordingSink sink = new RecordingSink();
    fetch(resolve(item), sink);
    return sink.content();
  }

  /** Returns the means to write to the source, which must have them. */
  public BlobStore blobs() throws ProviderException, InterruptedException {
    return provider.blobs().orElseThrow();
  }

  /** Fetches the current content of a path, in one call. */
  public byte[] current(String path) throws ProviderException, InterruptedException {
    RecordingSink sink = new RecordingSink();
    provider.fetchCurrent(
        new ArtifactRequest("mirror", path, Optional.empty(), HERE, Options.NONE, Optional.empty()),
        sink);
    return sink.content();
  }

  private ArtifactRequest request(Item item, Optional<String> pin) throws PluginManagerException {
    PluginConfig config = text.read(List.of(item));
    PluginEntry plugin = config.plugins().get(0);
    return new ArtifactRequest(
        plugin.name(),
        plugin.expand(plugin.path(), HERE),
        plugin.version(),
        HERE,
        plugin.options(),
        pin);
  }

  @Override
  public void close() {
    provider.close();
    context.close();
  }

  private static final class Context extends LendingContext {
    private final Timeouts timeouts;
    private final Map<String, String> environment;
    private final Path directory;

    @GuardedBy("this")
    private @Nullable Path scratch;

    Context(Timeouts timeouts, Map<String, String> environment, Path directory) {
      this.timeouts = timeouts;
      this.environment = environment;
      this.directory = directory;
    }

    @Override
    public Timeouts timeouts() {
      return timeouts;
    }

    @Override
    public synchronized Path scratch() throws ProviderException {
      try {
        if (scratch == null) {
          scratch = Files.createTempDirectory(directory, "scratch");
        }
        return scratch;
      } catch (IOException failure) {
        throw ProviderException.local("no scratch directory", "", failure);
      }
    }

    @Override
    public Map<String, String> environment() {
      return environment;
    }

    @Override
    public synchronized void close() {
      super.close();
      if (scratch != null) {
        try {
          Trees.delete(scratch);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
  }
}
