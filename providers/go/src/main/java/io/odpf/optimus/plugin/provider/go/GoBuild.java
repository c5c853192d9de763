// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs go commands for one task, in the task's build directory. */
final class GoBuild {
  private final GoToolchain toolchain;
  private final ModuleRelay relay;
  private final BuildDirectory place;
  private final Map<String, String> environment;
  private final Duration limit;
  private final GoProcess.Watch watch;

  /**
   * @param environment the environment of commands on modules
   * @param limit the time limit of each command
   * @param watch observes running commands
   */
  GoBuild(
      GoToolchain toolchain,
      ModuleRelay relay,
      BuildDirectory place,
      Map<String, String> environment,
      Duration limit,
      GoProcess.Watch watch) {
    this.toolchain = toolchain;
    this.relay = relay;
    this.place = place;
    this.environment = environment;
    this.limit = limit;
    this.watch = watch;
  }

  /**
   * Finds the module that has a package, and downloads it into go's cache.
   *
   * @throws ProviderException if there is none, or if this machine cannot build it
   */
  DownloadedModule download(PackageQuery query) throws ProviderException, InterruptedException {
    List<String> command = command("mod", "download");
    command.add("-json");
    for (String module : query.modules()) {
      command.add(module + "@" + query.version());
    }
    GoOutput output = new GoProcess(place.directory(), environment, limit, watch).run(command);
    Map<String, DownloadedModule> modules = new HashMap<>();
    DownloadedModule.parse(output.out()).forEach(module -> modules.put(module.path(), module));
    Optional<DownloadedModule> withoutPackage = Optional.empty();
    try {
      // Prefer the longest module path that has the package, as go does.
      for (String path : query.modules()) {
        DownloadedModule module = modules.get(path);
        if (module != null && module.found()) {
          if (module.contains(query.below(path))) {
            return module;
          }
          withoutPackage = Optional.of(module);
        }
      }
    } catch (IOException failure) {
      throw ProviderException.local(
          "go's module cache cannot be read: " + failure.getMessage(),
          "check the permissions of " + toolchain.setting("GOMODCACHE"),
          failure);
    }
    throw missing(query, modules, withoutPackage, output.err());
  }

  /** Returns the most informative failure of the modules that might have the package. */
  private ProviderException missing(
      PackageQuery query,
      Map<String, DownloadedModule> modules,
      Optional<DownloadedModule> withoutPackage,
      String said) {
    List<String> errors = new ArrayList<>();
    for (String path : query.modules()) {
      DownloadedModule module = modules.get(path);
      if (module != null && !module.error().isEmpty()) {
        errors.add(relay.readable(module.error()));
      }
    }
    if (modules.isEmpty()) {
      errors.add(relay.readable(said));
    }
    for (String error : errors) {
      Optional<ProviderException> decided = GoFailures.decided(toolchain, error);
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    if (relay.failure().isPresent()) {
      return relay.failure().get();
    }
    for (String error : errors) {
      ProviderException failure = GoFailures.asked(error);
      if (failure.kind() != ProviderException.Kind.NOT_FOUND) {
        return failure;
      }
    }
    return withoutPackage
        .map(
            module ->
                ProviderException.notFound(
                    "the module "
                        + module.path()
                        + "@"
                        + module.version()
                        + " has no package "
                        + query.importPath(),
                    "check the plugin's path"))
        .orElseGet(() -> notFound(query, modules));
  }

  /** Prefers the failure of a module that exists but lacks the version. */
  private ProviderException notFound(PackageQuery query, Map<String, DownloadedModule> modules) {
    for (String path : query.modules()) {
      DownloadedModule module = modules.get(path);
      if (module != null && module.error().contains("no matching versions for query")) {
        return ProviderException.notFound(
            "the module " + path + " has no version " + query.version(),
            "check the plugin's version");
      }
    }
    return ProviderException.notFound(
        "no module with the package "
            + query.importPath()
            + " has a version "
            + query.version()
            + " (asked for "
            + String.join(", ", query.modules())
            + ")",
        "check the plugin's path and version, and the provider's proxy");
  }

  /**
   * Returns the releases and pre-releases of a module, without retracted versions.
   *
   * @param module the module that was found
   */
  List<String> versions(String module) throws ProviderException, InterruptedException {
    List<String> command = command("list", "-m");
    command.addAll(List.of("-versions", "-json", module));
    GoOutput output = new GoProcess(place.directory(), environment, limit, watch).run(command);
    if (!output.succeeded()) {
      throw GoFailures.of(toolchain, relay.readable(output.err()), relay.failure());
    }
    return ModuleVersions.parse(output.out());
  }

  /**
   * Builds a package of the pinned version.
   *
   * @return the program, in the build directory
   */
  Path build(PackageQuery query, GoPin pin, ArtifactRequest request)
      throws ProviderException, InterruptedException {
    Options options = request.options();
    boolean cgo = options.flag("cgo");
    if (cgo && !request.platform().equals(toolchain.host())) {
      throw ProviderException.invalid(
          "with cgo, a program can be built for "
              + toolchain.host()
              + " only, not for "
              + request.platform(),
          "remove 'cgo: true', or install on a machine of that platform");
    }
    List<String> command = command("install");
    command.addAll(List.of("-trimpath", "-buildvcs=false"));
    options.text("ldflags").ifPresent(flags -> command.add("-ldflags=" + flags));
    List<String> tags = options.list("tags", String.class);
    if (!tags.isEmpty()) {
      command.add("-tags=" + String.join(",", tags));
    }
    command.add(query.importPath() + "@" + pin.version());
    Map<String, String> building =
        GoEnvironment.forBuild(environment, request.platform(), cgo, place.builds());
    GoOutput output = new GoProcess(place.directory(), building, limit, watch).run(command);
    if (!output.succeeded()) {
      throw GoFailures.of(toolchain, relay.readable(output.err()), relay.failure());
    }
    Path program = program(query);
    BuiltProgram built = inspect(program);
    pin.requireToolchain(built.toolchain());
    pin.requireSame(built.module(), built.version(), built.sum());
    return program;
  }

  private BuiltProgram inspect(Path program) throws ProviderException, InterruptedException {
    GoOutput output =
        new GoProcess(place.directory(), environment, limit, GoProcess.Watch.NONE)
            .run(List.of(toolchain.command().toString(), "version", "-m", program.toString()));
    Optional<BuiltProgram> built = BuiltProgram.parse(output.out());
    return built.orElseThrow(
        () ->
            ProviderException.invalid(
                "the program that go built does not say what it was built from: "
                    + GoFailures.tail(output.out() + output.err()),
                "take -buildid and other unusual flags out of the plugin's ldflags"));
  }

  private Path program(PackageQuery query) throws ProviderException {
    Path folder = place.builds().resolve("bin");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        Optional<Path> program = files.filter(Files::isRegularFile).findFirst();
        if (program.isPresent()) {
          return program.get();
        }
      } catch (IOException failure) {
        throw ProviderException.local(
            "what go built cannot be read: " + failure.getMessage(), "check the disk", failure);
      }
    }
    throw ProviderException.invalid(
        "go built no program of " + query.importPath(),
        "let the plugin's path name a main package");
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(toolchain.command().toString()));
    command.addAll(List.of(words));
    if (toolchain.ownCaches()) {
      command.add("-modcacherw");
    }
    return command;
  }
}
