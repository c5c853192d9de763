// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every provider must pass, whatever its source. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProviderSuite implements Sourced {
  private static final int AT_ONCE = 6;

  private Source source;

  /** Starts the source, once for all tests of the class. */
  protected abstract Source start() throws Exception;

  /** A small executable for this machine. */
  protected byte[] executable() throws Exception {
    for (String place : List.of("/bin/true", "/usr/bin/true")) {
      if (Files.isExecutable(Path.of(place))) {
        return Files.readAllBytes(Path.of(place));
      }
    }
    throw new IllegalStateException("there is no program called true");
  }

  @BeforeAll
  final void startSource() throws Exception {
    source = start();
  }

  @AfterAll
  final void stopSource() {
    if (source != null) {
      source.close();
    }
  }

  @Override
  public final Source source() {
    return source;
  }

  @Test
  void deliversPublishedContent(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/optimus-neo", Contents.random(100_000, 1));

    try (OpenProvider provider = open(directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }
  }

  @Test
  void namesAMissingItem(@TempDir Path directory) throws Exception {
    source.publish("neo/present", Contents.random(10, 2));

    ProviderException failure = Failures.of(source, source.options(), source.missing(), directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.NOT_FOUND);
  }

  @Test
  void namesAMissingContainer(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/elsewhere", Contents.random(10, 3));

    ProviderException failure = Failures.of(source, source.missingContainer(), item, directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.NOT_FOUND);
  }

  @Test
  void deliversTheSameBytesForAPin(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/pinned", Contents.random(50_000, 4));

    try (OpenProvider provider = open(directory)) {
      Artifact first = provider.resolve(item);
      Artifact again = provider.resolve(item, first.pin().orElseThrow());
      RecordingSink sink = new RecordingSink();
      provider.fetch(again, sink);

      assertThat(again.pin()).isEqualTo(first.pin());
      assertThat(item.content().test(sink.content())).isTrue();
    }
  }

  @Test
  void deliversNoOtherBytesForAPin(@TempDir Path directory) throws Exception {
    Item old = source.publish("neo/changing", Contents.random(50_000, 5));

    try (OpenProvider before = open(directory)) {
      String pin = before.resolve(old).pin().orElseThrow();
      Item changed = source.publish("neo/changing", Contents.random(50_001, 6));
      try (OpenProvider provider = open(directory)) {
        assertThat(provider.resolve(changed).pin()).isPresent().get().isNotEqualTo(pin);
        RecordingSink sink = new RecordingSink();
        try {
          provider.fetch(provider.resolve(old, pin), sink);
          assertThat(old.content().test(sink.content())).isTrue();
        } catch (ProviderException failure) {
          assertThat(Failures.told(failure).kind()).isEqualTo(ProviderException.Kind.CHANGED);
        }
      }
    }
  }

  @Test
  void detectsAChangeBetweenResolvingAndFetching(@TempDir Path directory) throws Exception {
    Item old = source.publish("neo/replaced", Contents.random(50_000, 7));

    try (OpenProvider provider = open(directory)) {
      Artifact artifact = provider.resolve(old);
      source.publish("neo/replaced", Contents.random(50_001, 8));
      RecordingSink sink = new RecordingSink();
      try {
        provider.fetch(artifact, sink);
        assertThat(old.content().test(sink.content())).isTrue();
      } catch (ProviderException failure) {
        assertThat(Failures.told(failure).kind()).isEqualTo(ProviderException.Kind.CHANGED);
      }
    }
  }

  @Test
  void refusesAPinOfAnotherProvider(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/foreign", Contents.random(10, 9));

    try (OpenProvider provider = open(directory)) {
      Optional<ProviderException> failure = failure(provider, item, "no pin of this provider");

      assertThat(failure).isPresent();
      assertThat(Failures.told(failure.get()).kind()).isEqualTo(ProviderException.Kind.INVALID);
    }
  }

  private static Optional<ProviderException> failure(OpenProvider provider, Item item, String pin)
      throws Exception {
    try {
      provider.fetch(provider.resolve(item, pin), new RecordingSink());
      return Optional.empty();
    } catch (ProviderException failure) {
      return Optional.of(failure);
    }
  }

  @Test
  void resumesAnInterruptedDownload(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/resumed", Contents.random(200_000, 10));

    try (OpenProvider provider = open(directory)) {
      RecordingSink whole = new RecordingSink();
      Artifact artifact = provider.resolve(item);
      provider.fetch(artifact, whole);
      byte[] content = whole.content();
      RecordingSink sink = RecordingSink.having(content, content.length / 2);
      provider.fetch(artifact, sink);

      assertThat(sink.content()).isEqualTo(content);
    }
  }

  @Test
  void servesSeveralThreadsConcurrently(@TempDir Path directory) throws Exception {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      items.add(source.publish("neo/one-of-many-" + i, Contents.random(30_000 + i, 20 + i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try (OpenProvider provider = open(directory)) {
      List<Future<byte[]>> contents = new ArrayList<>();
      for (Item item : items) {
        contents.add(threads.submit(() -> provider.fetch(item)));
      }
      for (int i = 0; i < AT_ONCE; i++) {
        assertThat(items.get(i).content().test(contents.get(i).get())).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void leavesNoFileBehind(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/tidy", Contents.random(1000, 30));
    Path own = Files.createDirectory(directory.resolve("own"));

    try (OpenProvider provider = open(own)) {
      provider.fetch(item);
    }

    assertThat(Trees.files(own)).allMatch(file -> file.toString().endsWith(".yaml"));
  }

  @Test
  void installsFromTheStoreIfTheSourceIsUnavailable(@TempDir Path directory) throws Exception {
    Item item = source.publish("neo/stored", executable());
    ConfigText text = new ConfigText(source, source.options(), directory);
    ConfigFile config =
        new ConfigFile(text.write(List.of(item), "config.yaml"), text.environment());
    try (LocalPluginManager manager = manager(directory)) {
      InstallReport first = manager.install(request(config, Set.of()), new InstallListener() {});
      Trees.delete(text.installLocation());
      InstallReport second =
          manager.install(
              request(config, Set.of(InstallRequest.Option.OFFLINE)), new InstallListener() {});

      assertThat(second.fetchedBytes()).isZero();
      assertThat(second.plugins().get(0).binary()).isEqualTo(first.plugins().get(0).binary());
      assertThat(second.plugins().get(0).action()).isEqualTo(PluginOutcome.Action.INSTALLED);
    }
  }

  @Test
  void reportsTheLatestVersionIfSupported(@TempDir Path directory) throws Exception {
    Item item = source.release("told", "v1.2.0", Contents.random(100, 31));
    source.release("told", "v1.10.0", Contents.random(100, 32));
    source.release("told", "v1.9.0", Contents.random(100, 33));
    source.release("told", "v2.0.0-rc.1", Contents.random(100, 34));
    ConfigText text = new ConfigText(source, source.options(), directory);
    ConfigFile config =
        new ConfigFile(text.write(List.of(item), "config.yaml"), text.environment());
    try (LocalPluginManager manager = manager(directory)) {
      OutdatedReport.Entry entry =
          manager
              .outdated(
                  new OutdatedRequest(config, List.of(), Optional.empty()), InstallListener.NONE)
              .plugins()
              .get(0);

      assertThat(entry.problem()).isEmpty();
      assertThat(entry.reason()).isEqualTo("there is no lock file");
      assertThat(entry.wanted()).isPresent();
      if (source.tellsVersions()) {
        assertThat(entry.wanted().get().version()).contains("v1.2.0");
        assertThat(entry.latest()).contains("v1.10.0");
      } else {
        assertThat(entry.latest()).isEmpty();
      }
    }
  }

  private LocalPluginManager manager(Path directory) {
    ProviderRegistry registry = new ProviderRegistry(ExtensionResolver.NONE);
    registry.add(source.factory(), "test", 0);
    return new LocalPluginManager(
        registry,
        new VerifierRegistry(ExtensionResolver.NONE),
        new PooledHttpClientFactory(),
        ManagerSettings.defaults().withStore(directory.resolve("store")));
  }

  private static InstallRequest request(ConfigFile config, Set<InstallRequest.Option> options) {
    return new InstallRequest(
        config, List.of(), Mode.CLIENT, Optional.empty(), options, OptionalInt.empty());
  }

  private OpenProvider open(Path directory) throws Exception {
    return OpenProvider.of(source, source.options(), directory);
  }
}
