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
import java.util.Map;
import org.junit.Test;

/** Plugins from sources of all kinds in one configuration. */
public abstract class SourcesBehaviour extends Behaviour {
  private static final String VERSION = "0.0.6";

  /** What is to be installed, and from which binary. */
  private final Map<String, Path> wanted = new LinkedHashMap<>();

  private ConfigText everything() {
    stage.variable("FORGE_PASSWORD", GitServer.PASSWORD);
    stage.variable("SSH_PASSPHRASE", GitServer.PASSPHRASE);
    stage.certificates();
    Release release = stage.release(VERSION).archives("neo", "neo").archives("bq2bq", "bq2bq");
    ConfigText text =
        stage
            .sources()
            .addTo(stage.releases())
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: " + VERSION)
            .plugin("releases", "bq2bq", InstallBehaviour.TAR_GZ, "version: " + VERSION);
    wanted.put("neo", release.binary("neo", Release.here()));
    wanted.put("bq2bq", release.binary("bq2bq", Release.here()));
    committed(release, text, "forge", "alpha");
    committed(release, text, "forge", "beta");
    committed(release, text, "login", "gamma");
    committed(release, text, "daemon", "delta");
    committed(release, text, "disk", "epsilon");
    return text;
  }

  private void committed(Release release, ConfigText text, String provider, String name) {
    try {
      Path binary = release.binary(name, Release.here());
      stage.sources().repository().commit("bin/" + name, Files.readAllBytes(binary));
      text.plugin(provider, name, "bin/" + name, "config: {ref: main}");
      wanted.put(name, binary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertInstalled() {
    wanted.forEach(
        (name, binary) ->
            assertThat(stage.installed(name)).as(name).hasSameBinaryContentAs(binary));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void allAreInstalledLockedAndFoundUnchanged() throws Exception {
    stage.write(everything());

    stage.run("install").orThrow();
    assertInstalled();
    assertThat(stage.run("diff").exitCode()).isZero();

    Result again = stage.run("install").orThrow();
    assertThat(again.out()).contains("nothing to do");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void theLockIsEnoughForAnotherMachine() throws Exception {
    stage.write(everything());
    stage.run("lock").orThrow();
    stage.sources().repository().commit("bin/alpha", new byte[] {1});

    stage.run("install", "--mode", "server").orThrow();

    assertInstalled();
    assertThat(Files.readString(stage.lockFile()))
        .doesNotContain(GitServer.PASSWORD, GitServer.PASSPHRASE);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void oneThatIsMissingKeepsAllFromBeingInstalled() throws Exception {
    stage.write(everything().plugin("login", "zeta", "bin/zeta"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains("plugin zeta", "has no bin/zeta at", "there are: alpha");
    assertThat(stage.installedFiles()).isEmpty();
  }
}
