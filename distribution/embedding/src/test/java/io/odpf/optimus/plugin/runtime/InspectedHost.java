// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

/** A host that uses a runtime, closes it, and inspects its own heap. */
final class InspectedHost {
  private static final int RUNTIMES = 2;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private InspectedHost() {}

  public static void main(String[] arguments) throws Exception {
    Path place = Path.of(arguments[0]);
    for (int runtime = 0; runtime < RUNTIMES; runtime++) {
      use(Files.createDirectories(place.resolve(Integer.toString(runtime))));
    }
    List<String> left = loaders();
    for (long end = System.nanoTime() + PATIENCE_NANOS;
        !left.isEmpty() && System.nanoTime() < end;
        left = loaders()) {
      Thread.sleep(100);
    }
    System.out.println("left: " + (left.isEmpty() ? "none" : left));
  }

  private static void use(Path place) throws Exception {
    Path source = Files.createDirectories(place.resolve("source"));
    Files.copy(Path.of(System.getProperty("java.home"), "bin", "java"), source.resolve("neo"));
    Path file =
        Files.writeString(
            place.resolve("config.yaml"),
            """
            plugins:
              install_location: %s
              providers: [{type: url, name: source, url: "%s", allow_file: true}]
              plugins: [{provider: source, output: neo, path: neo}]
            """
                .formatted(place.resolve("plugins"), source.toUri()));
    ConfigFile config = new ConfigFile(file, Map.of("HOME", place.toString()));
    try (OptimusPlugins plugins =
        OptimusPlugins.start(RuntimeOptions.defaults().storage(place.resolve("storage")))) {
      PluginManager manager = plugins.manager();
      manager.validate(config);
      manager.install(InstallRequest.of(config, Mode.CLIENT), InstallListener.NONE);
      manager.install(InstallRequest.of(config, Mode.CLIENT), InstallListener.NONE);
      manager.lock(
          new LockRequest(config, Set.of(), Optional.of(Set.of()), false, OptionalInt.empty()),
          InstallListener.NONE);
      manager.diff(new DiffRequest(config, Mode.CLIENT, Optional.empty()));
      manager.list(new ListRequest(Optional.of(config), Optional.empty(), Map.of()));
      manager.rollback(new RollbackRequest(config, true));
      manager.clean(new CleanRequest(config, Set.of()));
      plugins.supervisor().plugins();
      System.out.println("bundle class loaders while it runs: " + loaders().size());
    }
  }

  /**
   * Returns the JVM's counts after a full collection: the class loaders of bundles, and the classes
   * that only bundles contain.
   */
  static List<String> loaders() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .filter(
            line ->
                line.contains("BundleClassLoader")
                    || line.contains(" io.odpf.optimus.plugin.manager.")
                    || line.contains(" io.odpf.optimus.plugin.supervisor."))
        .toList();
  }
}
