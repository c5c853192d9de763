// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** Runs new binaries before it installs them. */
public abstract class VerifyBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void installsPluginsThatAnswer() throws Exception {
    publish("neo", Role.of(Generation.C));
    publish("bq2bq", Role.of(Generation.E));
    list("neo", "bq2bq");

    stage.run("install", "--verify").orThrow();

    assertThat(stage.installed("neo")).exists();
    assertThat(stage.installed("bq2bq")).exists();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsNothingIfOnePluginFailsItsHandshake() throws Exception {
    publish("neo", Role.of(Generation.C));
    publish("odd", Role.fault("banner", "Hello"));
    list("neo", "odd");

    Result result = stage.run("install", "--mode", "server");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err())
        .contains("plugin odd", "Hello", "nothing was installed", "--no-verify");
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(stage.lockFile()).doesNotExist();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void runsNoPluginWithoutVerification() throws Exception {
    publish("odd", Role.fault("banner", "Hello"));
    list("odd");

    stage.run("install", "--mode", "server", "--no-verify").orThrow();

    assertThat(stage.installed("odd")).exists();
  }

  private void publish(String name, Role role) throws Exception {
    Path made =
        FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
            .install(stage.project().resolve("made"), name, role);
    Files.move(made, stage.nginx().files().resolve(name));
  }

  private void list(String... names) {
    ConfigText config = stage.releases();
    for (String name : names) {
      config.plugin("releases", name, name);
    }
    stage.write(config);
  }
}
