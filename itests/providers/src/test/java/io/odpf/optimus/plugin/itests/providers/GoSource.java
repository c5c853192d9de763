// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.provider.go.GoProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A module proxy: each published file becomes the next version of a module that prints its digest.
 */
final class GoSource implements Source {
  private final Machine machine;
  private final GoModules modules;
  private final Way way;
  private final Map<String, Integer> versions = new HashMap<>();

  GoSource(Machine machine, GoModules modules, Way way) {
    this.machine = machine;
    this.modules = modules;
    this.way = way;
  }

  /** A way to reach the proxy. */
  interface Way {
    /** Returns the options for a first part of its paths. */
    Map<String, Object> options(String kind);
  }

  /** Returns the proxy of a machine. */
  static GoProxy proxy(Machine machine, GoModules modules) {
    return machine.runs(
        GoProxy.start(
            Machine.fixture("goproxy"), Machine.cache(), modules, machine.certificates()));
  }

  @Override
  public ProviderFactory factory() {
    return new GoProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return way.options("public");
  }

  @Override
  public Map<String, Object> missingContainer() {
    return way.options("missing");
  }

  /** Use a separate cache for test modules, but keep the compiled standard library. */
  @Override
  public Map<String, String> environment() {
    return environment(machine);
  }

  static Map<String, String> environment(Machine machine) {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "HOME", machine.directory("home") + "",
        "GOPATH", machine.directory("gopath") + "",
        "GOCACHE", Machine.cache().resolve("go-build") + "");
  }

  @Override
  public synchronized Item publish(String path, byte[] content) {
    int version = versions.merge(path, 1, Integer::sum);
    return publish(path, "v1.0." + version, "latest", content);
  }

  @Override
  public synchronized Item release(String name, String version, byte[] content) {
    return publish("released/" + name, version, version, content);
  }

  private Item publish(String path, String version, String asked, byte[] content) {
    String module = "plugins.example/" + path;
    String digest = digest(content);
    modules.publish(
        module,
        version,
        Map.of(
            "main.go",
            GoModules.program(digest),
            "content.txt",
            Base64.getEncoder().encodeToString(content)));
    return new Item(
        module,
        Optional.of(asked),
        Map.of(),
        built -> new String(built, StandardCharsets.ISO_8859_1).contains(digest));
  }

  @Override
  public Item missing() {
    return Item.at("plugins.example/no/such-module").version("latest");
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Go's module cache is read-only, so go itself must remove it. */
  static void clean(Machine machine) {
    Path home = machine.directory("home");
    Command.of(home, Tool.find("go") + "", "clean", "-modcache")
        .with(environment(machine))
        .run()
        .orThrow();
  }

  @Override
  public boolean tellsVersions() {
    return true;
  }

  @Override
  public void close() {
    clean(machine);
    machine.close();
  }
}
