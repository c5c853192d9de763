// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import io.odpf.optimus.plugin.itests.daemon.OciRegistry;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Installs plugins from all kinds of sources with one configuration. */
public abstract class SourcesBehaviour extends Behaviour {
  private static final String VERSION = "0.0.6";

  /**
   * Plugins from all kinds of sources.
   *
   * @param text the configuration that lists them
   * @param binaries the expected binaries, by plugin
   * @param programs the expected output of the programs that are built on install, by plugin
   * @param pluginOfType one plugin for each provider type
   */
  public record Everything(
      ConfigText text,
      Map<String, Path> binaries,
      Map<String, String> programs,
      Map<String, String> pluginOfType) {

    /** Returns a configuration with all providers and no plugin. */
    public static ConfigText configuration(Stage stage) {
      stage.variable("FORGE_PASSWORD", GitServer.PASSWORD);
      stage.variable("SSH_PASSPHRASE", GitServer.PASSPHRASE);
      stage.variable("MODULES_TOKEN", GoProxy.TOKEN);
      // Keeps the standard library that go has built for the next test.
      stage.variable(
          "GOCACHE", Stage.directory("optimus.itests.cache").resolve("go/go-build").toString());
      stage.certificates();
      stage.variable("GCS_KEY", stage.sources().gcsKey());
      stage.variable("S3_KEY", stage.sources().s3().account());
      stage.variable("REGISTRY_PASSWORD", OciRegistry.PASSWORD);
      return stage.sources().addTo(stage.releases());
    }

    /** Publishes the plugins. */
    public static Everything on(Stage stage) {
      ConfigText text = configuration(stage);
      Release release = stage.release(VERSION).archives("neo", "neo").archives("bq2bq", "bq2bq");
      Everything all =
          new Everything(text, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
      for (String name : List.of("neo", "bq2bq")) {
        text.plugin("releases", name, InstallBehaviour.TAR_GZ, "version: " + VERSION);
        all.add("url", name, release);
      }
      // Publish two versions each: the pin must select the listed one.
      for (String name : List.of("alpha", "beta")) {
        stage.sources().putIntoGcs("releases/bin/" + name, new byte[] {1});
        stage.sources().putIntoGcs("releases/bin/" + name, content(all.add("gcs", name, release)));
        text.plugin("cloud", name, "bin/" + name);
      }
      for (String name : List.of("gamma", "delta")) {
        stage.sources().s3().putObject("bin/" + name, new byte[] {1});
        stage.sources().s3().putObject("bin/" + name, content(all.add("s3", name, release)));
        text.plugin("store", name, "bin/" + name);
      }
      for (String name : List.of("lambda", "mu")) {
        String repository = SourceServers.OCI_REPOSITORY + "/" + name;
        OciRegistry registry = stage.sources().registry();
        registry.push(
            repository,
            VERSION,
            new OciRegistry.File(name, content(all.add("oci", name, release))));
        text.plugin("packages", name, name + "@{{.Version}}", "version: " + VERSION);
      }
      Map<String, String> committed = new LinkedHashMap<>();
      committed.put("epsilon", "forge");
      committed.put("zeta", "login");
      committed.put("eta", "daemon");
      committed.put("theta", "disk");
      committed.forEach(
          (name, provider) -> {
            Path binary = all.add("git", name, release);
            stage.sources().repository().commit("bin/" + name, content(binary));
            text.plugin(provider, name, "bin/" + name, "config: {ref: main}");
          });
      for (String name : List.of("iota", "kappa")) {
        all.programs.put(name, program(stage, text, name));
        all.pluginOfType.put("go", name);
      }
      return all;
    }

    private Path add(String type, String name, Release release) {
      Path binary = release.binary(name, Release.here());
      binaries.put(name, binary);
      pluginOfType.put(type, name);
      return binary;
    }

    /** Publishes a program as a module, and lists it; returns its expected output. */
    static String program(Stage stage, ConfigText text, String name) {
      String said = name + " was built here";
      stage.sources().modules().publishProgram("plugins.example/" + name, "v1.2.3", said);
      text.plugin("modules", name, "plugins.example/" + name, "version: v1");
      return said;
    }

    /** Asserts that all plugins are installed with the expected content. */
    public void assertInstalled(Stage stage) {
      binaries.forEach(
          (name, binary) ->
              assertThat(stage.installed(name)).as(name).hasSameBinaryContentAs(binary));
      programs.forEach(
          (name, said) ->
              assertThat(Command.of(stage.project(), stage.installed(name).toString()).run().out())
                  .isEqualTo(said));
    }

    private static byte[] content(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsAndLocksPluginsFromAllSources() throws Exception {
    Everything everything = Everything.on(stage);
    stage.write(everything.text());

    stage.run("install").orThrow();
    everything.assertInstalled(stage);
    assertThat(stage.run("diff").exitCode()).isZero();

    Result again = stage.run("install").orThrow();
    assertThat(again.out()).contains("nothing to do");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsTheLockedPluginsOnAnotherMachine() throws Exception {
    Everything everything = Everything.on(stage);
    stage.write(everything.text());
    stage.run("lock").orThrow();
    stage.sources().repository().commit("bin/epsilon", new byte[] {1});
    stage.sources().putIntoGcs("releases/bin/alpha", new byte[] {2});
    stage.sources().s3().putObject("bin/gamma", new byte[] {2});
    stage
        .sources()
        .registry()
        .push(
            SourceServers.OCI_REPOSITORY + "/lambda",
            VERSION,
            new OciRegistry.File("lambda", new byte[] {2}));

    stage.run("install", "--mode", "server", "--no-verify").orThrow();

    everything.assertInstalled(stage);
    assertThat(Files.readString(stage.lockFile()))
        .doesNotContain(
            GitServer.PASSWORD,
            GitServer.PASSPHRASE,
            GoProxy.TOKEN,
            OciRegistry.PASSWORD,
            ObjectStore.SECRET_KEY,
            stage.sources().gcsKey())
        .contains("plugins.example/iota@v1.2.3 h1:");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void buildsModulesForOtherPlatforms() throws Exception {
    ConfigText text = Everything.configuration(stage);
    Everything.program(stage, text, "iota");
    stage.write(text);

    stage.run("lock", "--platform", "windows_amd64,darwin_arm64").orThrow();

    assertThat(Files.readString(stage.lockFile())).contains("windows_amd64", "darwin_arm64");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsNothingIfOnePluginIsMissing() throws Exception {
    stage.write(Everything.on(stage).text().plugin("login", "nobody", "bin/nobody"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err())
        .contains("plugin nobody", "has no bin/nobody at", "there are: epsilon");
    assertThat(stage.installedFiles()).isEmpty();
  }
}
