// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one call does with go: a place, a relay, and commands. Used by one thread. */
final class GoTask implements AutoCloseable {
  private final GoSetting setting;
  private final ProviderContext context;
  private final Workplace place;
  private final ModuleRelay relay;

  private GoTask(GoSetting setting, ProviderContext context, Workplace place, ModuleRelay relay) {
    this.setting = setting;
    this.context = context;
    this.place = place;
    this.relay = relay;
  }

  static GoTask begin(GoSetting setting, ProviderContext context) throws ProviderException {
    Workplace place = Workplace.create(context);
    try {
      ModuleRelay relay =
          ModuleRelay.start(
              setting.access().sources().upstreams(),
              setting.access().database(),
              place.temporary(),
              Clock.systemUTC());
      return new GoTask(setting, context, place, relay);
    } catch (ProviderException failure) {
      place.close();
      throw failure;
    }
  }

  /**
   * Finds the module with the package and gets its files, verified against its sum.
   *
   * @param what is looked for, for messages
   */
  DownloadedModule module(PackageQuery query, String what)
      throws ProviderException, InterruptedException {
    List<String> command = command("mod", "download", "-json");
    for (String module : query.modules()) {
      command.add(module + "@" + query.version());
    }
    GoOutput output = run(command, fetching());
    List<DownloadedModule> modules = DownloadedModule.parse(output.out());
    Optional<DownloadedModule> found = containing(query, modules);
    if (found.isPresent()) {
      return found.get();
    }
    String wanted = query.importPath() + "@" + query.version();
    for (DownloadedModule module : modules) {
      if (module.found()) {
        throw ProviderException.notFound(
            module.path() + "@" + module.version() + " has no package " + query.importPath(),
            "check the plugin's path and version");
      }
    }
    Optional<ProviderException> onTheWay = relay.failure();
    if (onTheWay.isPresent()) {
      throw onTheWay.get();
    }
    throw GoFailures.of(wanted, relay.readable(words(modules, output)));
  }

  /** The longest path is asked first, as go does. */
  private static Optional<DownloadedModule> containing(
      PackageQuery query, List<DownloadedModule> modules) throws ProviderException {
    try {
      for (String path : query.modules()) {
        for (DownloadedModule module : modules) {
          if (module.path().equals(path) && module.found() && module.contains(query.below(path))) {
            return Optional.of(module);
          }
        }
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw ProviderException.local(
          "go's cache of modules cannot be read: " + failure.getMessage(),
          "check its permissions, or empty it: go clean -modcache",
          failure);
    }
  }

  /**
   * The most telling error: that a module is altered or too new says more than that others are
   * missing.
   */
  private static String words(List<DownloadedModule> modules, GoOutput output) {
    String last = "";
    for (DownloadedModule module : modules) {
      if (module.error().contains("SECURITY ERROR")
          || module.error().contains("checksum")
          || module.error().contains("requires go")) {
        return module.error();
      }
      last = module.error().isEmpty() ? last : module.error();
    }
    return last.isEmpty() ? output.err() : last;
  }

  /** Builds the package into {@link #builds}. */
  void install(PackageQuery query, BuildOptions build, Platform platform)
      throws ProviderException, InterruptedException {
    List<String> command = command("install");
    command.addAll(build.flags());
    String what = query.importPath() + "@" + query.version();
    command.add(what);
    GoOutput output =
        run(command, GoEnvironment.toBuild(fetching(), platform, build.cgo(), place.builds()));
    if (!output.succeeded()) {
      Optional<ProviderException> onTheWay = relay.failure();
      if (onTheWay.isPresent()) {
        throw onTheWay.get();
      }
      throw GoFailures.of(what, relay.readable(output.err()));
    }
  }

  /** Where a build leaves its program, in {@code bin}. */
  Path builds() {
    return place.builds();
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(setting.toolchain().command().toString()));
    command.addAll(List.of(words));
    return command;
  }

  private Map<String, String> fetching() {
    return GoEnvironment.toFetch(
        context.environment(), setting.toolchain(), setting.access(), relay, place.temporary());
  }

  private GoOutput run(List<String> command, Map<String, String> environment)
      throws ProviderException, InterruptedException {
    return new GoProcess(place.directory(), environment, context.timeouts().total()).run(command);
  }

  @Override
  public void close() {
    relay.close();
    place.close();
  }
}
