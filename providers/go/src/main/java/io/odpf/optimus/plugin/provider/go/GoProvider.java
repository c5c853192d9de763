// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** Builds main packages of Go modules with the go command of this machine. Thread-safe. */
final class GoProvider implements Provider {
  private final Options options;
  private final Optional<ModuleSources> configured;
  private final ProviderContext context;
  private final GoLimits limits;
  private final Clock clock;
  private final ReentrantLock preparing = new ReentrantLock();

  @GuardedBy("preparing")
  private Optional<Prepared> prepared = Optional.empty();

  /**
   * @param configured the configured sources
   */
  GoProvider(
      Options options,
      Optional<ModuleSources> configured,
      ProviderContext context,
      GoLimits limits,
      Clock clock) {
    this.options = options;
    this.configured = configured;
    this.context = context;
    this.limits = limits;
    this.clock = clock;
  }

  /** The toolchain and the sources, determined once. */
  private record Prepared(GoToolchain toolchain, ModuleAccess access) {}

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    PackageQuery query = PackageQuery.of(request);
    if (request.pin().isEmpty()) {
      return artifact(request, task((toolchain, build) -> find(query, toolchain, build)));
    }
    GoPin pin = GoPin.parse(request.pin().get());
    PackageQuery pinned = query.of(pin);
    return artifact(
        request,
        task(
            (toolchain, build) -> {
              pin.requireToolchain(toolchain.version());
              GoPin now = find(pinned, toolchain, build);
              pin.requireSame(now.module(), now.version(), now.sum());
              return pin;
            }));
  }

  /** Returns the module's versions, as its proxies or its repository list them. */
  @Override
  public Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    PackageQuery wanted = PackageQuery.of(query.request());
    return Optional.of(
        SourceVersions.of(
            task((toolchain, build) -> build.versions(find(wanted, toolchain, build).module()))));
  }

  @Override
  public void check(ArtifactRequest request) throws ProviderException {
    PackageQuery.of(request);
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    ArtifactRequest request = artifact.request();
    PackageQuery query = PackageQuery.of(request);
    Optional<GoPin> known =
        artifact.pin().isPresent()
            ? Optional.of(GoPin.parse(artifact.pin().get()))
            : Optional.empty();
    if (sink.received() > 0) {
      sink.restart();
    }
    task(
        (toolchain, build) -> {
          GoPin pin = known.isPresent() ? known.get() : find(query, toolchain, build);
          pin.requireToolchain(toolchain.version());
          sink.take(build.build(query.of(pin), pin, request));
          return pin;
        });
  }

  private static GoPin find(PackageQuery query, GoToolchain toolchain, GoBuild build)
      throws ProviderException, InterruptedException {
    DownloadedModule module = build.download(query);
    return new GoPin(module.path(), module.version(), module.sum(), toolchain.version());
  }

  private static Artifact artifact(ArtifactRequest request, GoPin pin) {
    return new Artifact(
        request,
        Optional.of(pin.toString()),
        Optional.of(pin.version()),
        OptionalLong.empty(),
        List.of());
  }

  /** A task that runs go commands. */
  private interface Task<T> {
    T run(GoToolchain toolchain, GoBuild build) throws ProviderException, InterruptedException;
  }

  private <T> T task(Task<T> task) throws ProviderException, InterruptedException {
    try (BuildDirectory place = BuildDirectory.create(context)) {
      Prepared ready = prepared(place);
      ModuleAccess access = ready.access();
      try (ModuleRelay relay = ModuleRelay.start(access, limits, clock)) {
        GoBuild build =
            new GoBuild(
                ready.toolchain(),
                relay,
                place,
                GoEnvironment.forModules(
                    context.environment(), ready.toolchain(), access, relay, place.temporary()),
                context.timeouts().total(),
                disk(ready, place, relay));
        return task.run(ready.toolchain(), build);
      }
    }
  }

  private DiskLimit disk(Prepared ready, BuildDirectory place, ModuleRelay relay)
      throws ProviderException {
    Path modules = Path.of(ready.toolchain().setting("GOMODCACHE"));
    List<Path> places = new ArrayList<>(List.of(place.directory()));
    if (ready.access().direct()) {
      // go keeps the repositories of modules' own hosts here.
      places.add(modules.resolve("cache").resolve("vcs"));
    }
    try {
      FileGrowth growth = FileGrowth.since(places, modules, relay.unpacked());
      ProcessWrites writes = new ProcessWrites(Path.of("/proc"));
      return new DiskLimit(
          limits.disk(), writes.available() ? new CombinedMeter(writes, growth) : growth);
    } catch (IOException failure) {
      throw ProviderException.local(
          "go's module cache cannot be read: " + failure.getMessage(),
          "check the permissions of " + modules,
          failure);
    }
  }

  private Prepared prepared(BuildDirectory place) throws ProviderException, InterruptedException {
    preparing.lockInterruptibly();
    try {
      if (prepared.isEmpty()) {
        GoToolchain toolchain =
            GoToolchain.find(
                options.file("go"),
                context.environment(),
                place,
                context.scratch(),
                context.timeouts().total());
        prepared =
            Optional.of(
                new Prepared(toolchain, ModuleAccess.of(options, configured, toolchain, context)));
      }
      return prepared.get();
    } finally {
      preparing.unlock();
    }
  }
}
