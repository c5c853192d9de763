// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.GitServer;
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

/** Plugins from sources of all kinds in one configuration. */
public abstract class SourcesBehaviour extends Behaviour {
  private static final String VERSION = "0.0.6";

  /**
   * Plugins of all kinds of sources.
   *
   * @param text the configuration that has them
   * @param binaries what is to be installed, by plugin
   * @param pluginOfType for each provider type, one plugin that comes from it
   */
  public record Everything(
      ConfigText text, Map<String, Path> binaries, Map<String, String> pluginOfType) {

    /** Publishes them. */
    public static Everything on(Stage stage) {
      stage.variable("FORGE_PASSWORD", GitServer.PASSWORD);
      stage.variable("SSH_PASSPHRASE", GitServer.PASSPHRASE);
      stage.certificates();
      Release release = stage.release(VERSION).archives("neo", "neo").archives("bq2bq", "bq2bq");
      ConfigText text = stage.sources().addTo(stage.releases());
      Everything all = new Everything(text, new LinkedHashMap<>(), new LinkedHashMap<>());
      for (String name : List.of("neo", "bq2bq")) {
        text.plugin("releases", name, InstallBehaviour.TAR_GZ, "version: " + VERSION);
        all.add("url", name, release);
      }
      Map<String, String> committed = new LinkedHashMap<>();
      committed.put("alpha", "forge");
      committed.put("beta", "forge");
      committed.put("gamma", "login");
      committed.put("delta", "daemon");
      committed.put("epsilon", "disk");
      committed.forEach(
          (name, provider) -> {
            Path binary = all.add("git", name, release);
            stage.sources().repository().commit("bin/" + name, content(binary));
            text.plugin(provider, name, "bin/" + name, "config: {ref: main}");
          });
      return all;
    }

    private Path add(String type, String name, Release release) {
      Path binary = release.binary(name, Release.here());
      binaries.put(name, binary);
      pluginOfType.put(type, name);
      return binary;
    }

    private static byte[] content(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void assertInstalled(Everything everything) {
    everything
        .binaries()
        .forEach(
            (name, binary) ->
                assertThat(stage.installed(name)).as(name).hasSameBinaryContentAs(binary));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void allAreInstalledLockedAndFoundUnchanged() throws Exception {
    Everything everything = Everything.on(stage);
    stage.write(everything.text());

    stage.run("install").orThrow();
    assertInstalled(everything);
    assertThat(stage.run("diff").exitCode()).isZero();

    Result again = stage.run("install").orThrow();
    assertThat(again.out()).contains("nothing to do");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void theLockIsEnoughForAnotherMachine() throws Exception {
    Everything everything = Everything.on(stage);
    stage.write(everything.text());
    stage.run("lock").orThrow();
    stage.sources().repository().commit("bin/alpha", new byte[] {1});

    stage.run("install", "--mode", "server").orThrow();

    assertInstalled(everything);
    assertThat(Files.readString(stage.lockFile()))
        .doesNotContain(GitServer.PASSWORD, GitServer.PASSPHRASE);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void oneThatIsMissingKeepsAllFromBeingInstalled() throws Exception {
    stage.write(Everything.on(stage).text().plugin("login", "zeta", "bin/zeta"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains("plugin zeta", "has no bin/zeta at", "there are: alpha");
    assertThat(stage.installedFiles()).isEmpty();
  }
}
