// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Main packages of Go modules, built by the machine's go command. Thread-safe. */
final class GoProvider implements Provider {
  private final Options options;
  private final ProviderContext context;

  private final ReentrantLock finding = new ReentrantLock();

  /** Guarded by {@link #finding}. */
  private GoSetting setting;

  GoProvider(Options options, ProviderContext context) {
    this.options = options;
    this.context = context;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    PackageQuery query = PackageQuery.of(request);
    Optional<GoPin> pin = pin(request.pin());
    GoSetting found = setting();
    if (pin.isPresent()) {
      pin.get().requireToolchain(found.toolchain().version());
    }
    try (GoTask task = GoTask.begin(found, context)) {
      DownloadedModule module =
          task.module(pin.isPresent() ? query.of(pin.get()) : query, request.path());
      if (pin.isPresent()) {
        pin.get().requireSame(module.path(), module.version(), module.sum());
      }
      GoPin now =
          new GoPin(module.path(), module.version(), module.sum(), found.toolchain().version());
      return new Artifact(
          request,
          Optional.of(now.toString()),
          Optional.of(module.version()),
          OptionalLong.empty(),
          List.of());
    }
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    ArtifactRequest request = artifact.request();
    GoPin pin = GoPin.parse(artifact.pin().orElse(""));
    PackageQuery query = PackageQuery.of(request).of(pin);
    GoSetting found = setting();
    pin.requireToolchain(found.toolchain().version());
    BuildOptions build = BuildOptions.of(request.options());
    requireBuildable(request.platform(), build, found.toolchain());
    try (GoTask task = GoTask.begin(found, context)) {
      DownloadedModule module = task.module(query, request.path());
      pin.requireSame(module.path(), module.version(), module.sum());
      task.install(query, build, request.platform());
      if (sink.received() > 0) {
        // What is built anew is delivered from its beginning.
        sink.restart();
      }
      sink.file(built(task.builds(), query));
    }
  }

  private static Optional<GoPin> pin(Optional<String> text) throws ProviderException {
    return text.isPresent() ? Optional.of(GoPin.parse(text.get())) : Optional.empty();
  }

  private static void requireBuildable(Platform platform, BuildOptions build, GoToolchain toolchain)
      throws ProviderException {
    if (build.cgo() && !platform.equals(toolchain.host())) {
      throw ProviderException.invalid(
          "with cgo, go builds for " + toolchain.host() + " here, and not for " + platform,
          "take cgo: true away, or lock for " + platform + " on such a machine");
    }
  }

  /** The one file that an install leaves, in {@code bin} or below it. */
  private static Path built(Path builds, PackageQuery query) throws ProviderException {
    try (Stream<Path> files = Files.walk(builds.resolve("bin"))) {
      List<Path> programs = files.filter(Files::isRegularFile).toList();
      if (programs.size() == 1) {
        return programs.get(0);
      }
      throw ProviderException.invalid(
          query.importPath() + " was built to " + programs.size() + " programs",
          "name one main package");
    } catch (IOException failure) {
      throw ProviderException.local(
          "what was built cannot be read: " + failure.getMessage(),
          "check the disk's space",
          failure);
    }
  }

  private GoSetting setting() throws ProviderException, InterruptedException {
    finding.lockInterruptibly();
    try {
      if (setting == null) {
        setting = GoSetting.find(options, context);
      }
      return setting;
    } finally {
      finding.unlock();
    }
  }
}
