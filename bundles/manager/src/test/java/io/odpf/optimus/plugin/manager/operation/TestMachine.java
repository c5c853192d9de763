// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.MirrorRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.location.CrashPoint;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.StoreLimits;
import io.odpf.optimus.plugin.manager.store.StorePruner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A machine for a test, with an install location, a cache, a configuration and a source. */
final class TestMachine {
  static final Platform LINUX = new Platform("linux", "amd64");
  static final Platform ARM = new Platform("linux", "arm64");
  static final HttpClientFactory NO_HTTP =
      (settings, timeouts, environment) -> {
        throw new HttpException(HttpException.Reason.SETTINGS, "no http here", "", null);
      };

  final Path location;
  final Path configFile;
  final Path store;
  final MemorySource source = new MemorySource();
  final RecordingListener listener = new RecordingListener();
  final ProviderRegistry registry =
      new ProviderRegistry(ExtensionResolver.NONE, Duration.ofMillis(200));
  final VerifierRegistry verifiers =
      new VerifierRegistry(ExtensionResolver.NONE, Duration.ofMillis(200));
  private final List<PluginEntry> plugins = new ArrayList<>();
  private final List<String> mirrors = new ArrayList<>();
  private String place = "here";
  private Optional<ArchiveLimits> limits = Optional.empty();
  Clock clock = Clock.systemUTC();
  private CrashPoint crashPoint = CrashPoint.NONE;
  private InstallHooks hooks = InstallHooks.NONE;
  private PolicyRules policy = PolicyRules.NONE;

  TestMachine(Path directory) {
    location = directory.resolve("plugins");
    configFile = directory.resolve("config.yaml");
    store = directory.resolve("cache");
    registry.add(source, "test", 0);
  }

  /** Adds a mirror to the configuration, after the present ones; its name is its type. */
  MemoryMirror mirror(String name) {
    MemoryMirror mirror = new MemoryMirror(name);
    registry.add(mirror, "test", 0);
    mirrors.add(name);
    return mirror;
  }

  /** Writes a mirror of the configuration. */
  MirrorReport writeMirror(String name, boolean prune)
      throws PluginManagerException, InterruptedException {
    return manager()
        .mirror(
            new MirrorRequest(
                file(), name, Optional.empty(), prune, OptionalInt.empty(), List.of()),
            listener);
  }

  static String pathOf(String plugin, String version, Platform platform) {
    return plugin + "/" + version + "/optimus-" + plugin + "_" + platform;
  }

  /** Adds a version of a plugin for a platform to the source. */
  byte[] publish(String plugin, String version, Platform platform) {
    byte[] program = TestProgram.of(platform, plugin + " " + version);
    source.put(pathOf(plugin, version, platform), program);
    return program;
  }

  byte[] publish(String plugin, String version) {
    return publish(plugin, version, LINUX);
  }

  /** Adds a plugin to the configuration, or changes its version. */
  void list(String plugin, String version) {
    list(entry(plugin, version));
  }

  void list(PluginEntry entry) {
    plugins.removeIf(it -> it.name().equals(entry.name()));
    plugins.add(entry);
  }

  void unlist(String plugin) {
    plugins.removeIf(it -> it.name().equals(plugin));
  }

  /** Changes the address of the provider in the configuration. */
  void move(String newPlace) {
    place = newPlace;
  }

  /** Sets the limits of unpacking in the configuration. */
  void limit(ArchiveLimits newLimits) {
    limits = Optional.of(newLimits);
  }

  /** Sets the rules of the configuration. */
  void policy(PolicyRules rules) {
    policy = rules;
  }

  void interruptAt(CrashPoint newCrashPoint) {
    crashPoint = newCrashPoint;
  }

  void hooks(InstallHooks newHooks) {
    hooks = newHooks;
  }

  static PluginEntry entry(String plugin, String version) {
    return entry(plugin, version, Optional.empty(), Map.of(), Set.of(Mode.values()));
  }

  /** Adds neo 1.0, with a checksums file at the source. */
  void listWithChecksums() {
    Optional<String> checksums = Optional.of("neo/{{.Version}}/checksums.txt");
    list(entry("neo", "1.0", checksums, Map.of(), Set.of(Mode.values())));
  }

  /** Adds neo 1.0, with a digest for Linux in the configuration. */
  void listWithDigest(Digest digest) {
    list(entry("neo", "1.0", Optional.empty(), Map.of(LINUX, digest), Set.of(Mode.values())));
  }

  static PluginEntry entry(
      String plugin,
      String version,
      Optional<String> checksums,
      Map<Platform, Digest> sha256,
      Set<Mode> modes) {
    String path = "{{.Name}}/{{.Version}}/optimus-{{.Name}}_{{.Os}}_{{.Arch}}";
    return entry(plugin, version, path, checksums, sha256, modes);
  }

  static PluginEntry entry(String plugin, String version, String path) {
    return entry(plugin, version, path, Optional.empty(), Map.of(), Set.of(Mode.values()));
  }

  private static PluginEntry entry(
      String plugin,
      String version,
      String path,
      Optional<String> checksums,
      Map<Platform, Digest> sha256,
      Set<Mode> modes) {
    return PluginEntry.builder(plugin, "main", path, new Position("config.yaml", 7, 5))
        .version(Optional.of(version))
        .checksums(checksums)
        .sha256(sha256)
        .modes(modes)
        .build();
  }

  private PluginConfig config() {
    Map<String, Object> options = new HashMap<>();
    options.put("place", place);
    options.put("token", Secret.of("hunter2"));
    ProviderEntry provider =
        new ProviderEntry(
            new ProviderSpec(MemorySource.TYPE, "main", Options.of(options)),
            Timeouts.DEFAULT,
            new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(20)),
            new Position("config.yaml", 3, 5));
    List<ProviderEntry> providers = new ArrayList<>(List.of(provider));
    List<ProviderEntry> places = new ArrayList<>();
    for (String mirror : mirrors) {
      places.add(
          new ProviderEntry(
              new ProviderSpec(mirror, mirror, Options.NONE),
              Timeouts.DEFAULT,
              provider.retries(),
              provider.position()));
    }
    providers.addAll(places);
    return new PluginConfig(configFile, location, limits, policy, providers, plugins, places);
  }

  LocalPluginManager manager() {
    ManagerSettings settings =
        new ManagerSettings(
            Optional.of(store), LINUX, clock, 4, 2, 64 << 20, Limits.DEFAULT, StoreLimits.DEFAULT);
    return new LocalPluginManager(
        new OperationContext(
            new Configurations(), registry, verifiers, NO_HTTP, settings, crashPoint, hooks));
  }

  /** The rules of servers. */
  PolicyRules serverPolicy = PolicyRules.NONE;

  /** The configuration of this machine; servers are read by the same type as its source. */
  private final class Configurations implements OperationContext.Configurations {
    @Override
    public PluginConfig read(ConfigFile file) {
      return config();
    }

    @Override
    public ProviderEntry server(Map<String, String> environment, String text) {
      return new ProviderEntry(
          new ProviderSpec(MemorySource.TYPE, text, Options.NONE),
          Timeouts.DEFAULT,
          new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(20)),
          new Position("defaults.yaml", 2, 5));
    }

    @Override
    public PolicyRules serverPolicy(Map<String, String> environment, String text) {
      return serverPolicy;
    }
  }

  /** Returns a manager that reads configuration files and has usual settings. */
  static LocalPluginManager manager(ProviderRegistry providers) {
    return new LocalPluginManager(
        providers,
        new VerifierRegistry(ExtensionResolver.NONE),
        NO_HTTP,
        ManagerSettings.defaults());
  }

  ConfigFile file() {
    return new ConfigFile(configFile, Map.of("HOME", location.getParent().toString()));
  }

  InstallReport install(InstallRequest.Option... options)
      throws PluginManagerException, InterruptedException {
    return install(Mode.CLIENT, options);
  }

  InstallReport install(Mode mode, InstallRequest.Option... options)
      throws PluginManagerException, InterruptedException {
    return install(mode, listener, options);
  }

  InstallReport install(InstallListener other) throws PluginManagerException, InterruptedException {
    return install(Mode.CLIENT, other);
  }

  private InstallReport install(
      Mode mode, InstallListener observer, InstallRequest.Option... options)
      throws PluginManagerException, InterruptedException {
    return manager()
        .install(
            new InstallRequest(
                file(), List.of(), mode, Optional.empty(), Set.of(options), OptionalInt.empty()),
            observer);
  }

  DiffReport diff() throws PluginManagerException, InterruptedException {
    return manager().diff(new DiffRequest(file(), Mode.CLIENT, Optional.empty()));
  }

  CleanReport clean(CleanRequest.Option... options)
      throws PluginManagerException, InterruptedException {
    return manager().clean(new CleanRequest(file(), Set.of(options)));
  }

  RollbackReport rollback() throws PluginManagerException, InterruptedException {
    return manager().rollback(new RollbackRequest(file(), false));
  }

  List<InstalledPlugin> installed() throws PluginManagerException, InterruptedException {
    return listed().plugins();
  }

  ListReport listed() throws PluginManagerException, InterruptedException {
    return manager().list(new ListRequest(Optional.of(file()), Optional.empty(), Map.of()));
  }

  /** Recovers an interrupted change, as every command does before it changes something. */
  void recover() throws Exception {
    ExclusiveLocation.acquire(InstallLocation.prepare(location), owner -> {}, done -> {}).close();
  }

  LockReport lock(Platform... platforms) throws PluginManagerException, InterruptedException {
    return manager()
        .lock(
            new LockRequest(
                file(), Set.of(platforms), Optional.empty(), false, OptionalInt.empty()),
            listener);
  }

  LockReport upgrade(String... names) throws PluginManagerException, InterruptedException {
    return manager()
        .lock(
            new LockRequest(
                file(), Set.of(), Optional.of(Set.of(names)), false, OptionalInt.empty()),
            listener);
  }

  /** Empties the store, as another process does. */
  void emptyStore() {
    try {
      new StorePruner(new ArtifactStore(store, Clock.systemUTC()), StoreLimits.DEFAULT)
          .clear(false);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path lockFile() {
    return configFile.resolveSibling("config.yaml.lock");
  }

  Path binary(String plugin) {
    return location.resolve("optimus-" + plugin + "_linux_amd64");
  }

  Map<String, String> tree() {
    return Snapshot.contents(location);
  }
}
