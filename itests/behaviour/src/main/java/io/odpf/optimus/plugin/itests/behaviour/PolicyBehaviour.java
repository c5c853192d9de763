// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Publisher;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.Test;

/** Installs and starts only what the rules of the configuration permit. */
public abstract class PolicyBehaviour extends Behaviour {
  private static final String VERSION = "0.0.6";

  private ConfigText neo(String... more) {
    return stage.releases().plugin("releases", "neo", InstallBehaviour.TAR_GZ, more);
  }

  private String denied(String... command) {
    Map<String, String> before = stage.installedFiles();
    String[] more = Arrays.copyOfRange(command, 1, command.length);
    Result result = stage.run(command[0], more);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.installedFiles()).isEqualTo(before);
    return stage.plain(result.err());
  }

  @Test
  @org.junit.jupiter.api.Test
  public void deniesWhatARuleDoesNotPermitAndChangesNothing() {
    stage.release(VERSION).archives("neo", "neo");
    stage.write(neo("version: " + VERSION).policy("providers: [internal]", "max_size_mib: 1000"));

    for (String option : new String[] {"--no-verify", "--dry-run"}) {
      assertThat(denied("install", option))
          .contains(
              "STAGE/project/config.yaml:11:7: error: plugin neo: neo must not be installed: the"
                  + " configuration's rule policy.providers (STAGE/project/config.yaml:4:16)"
                  + " denies it: it comes from the provider releases, and the rule permits"
                  + " internal",
              "hint: take it from a permitted provider, or add the provider to the rule");
    }
    assertThat(stage.lockFile()).doesNotExist();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void deniesADowngradeByInstallUpgradeAndRollback() {
    stage.release(VERSION).archives("neo", "neo");
    stage.release("0.0.5").archives("neo", "neo");
    stage.write(neo("version: 0.0.5"));
    stage.run("install").orThrow();
    stage.write(neo("version: " + VERSION).policy("no_downgrade: true"));
    stage.run("install").orThrow();

    assertThat(denied("rollback"))
        .contains("policy.no_downgrade", "it would go from 0.0.6 down to 0.0.5");
    stage.write(neo("version: 0.0.5").policy("no_downgrade: true"));
    assertThat(denied("install", "--allow-downgrade")).contains("policy.no_downgrade");
    assertThat(denied("upgrade", "--allow-downgrade", "--yes")).contains("policy.no_downgrade");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void installsOnlyWhatAPermittedKeySignedAndTellsWhoDid() throws Exception {
    Publisher publisher = Publisher.minisign(stage.project().resolveSibling("publisher"));
    Release release = stage.release(VERSION).archives("neo", "neo");
    publisher.sign(release.file("neo_" + VERSION + "_" + Release.here() + ".tar.gz"));
    Files.writeString(stage.project().resolve("trusted.pub"), publisher.publicKey());
    String[] signed = {
      "version: " + VERSION,
      "signature:",
      "  minisign:",
      "    path: \"" + InstallBehaviour.TAR_GZ + publisher.suffix() + "\"",
      "    key: {file: trusted.pub}"
    };
    stage.write(neo(signed).policy("signed_by: [sha256:" + "0".repeat(64) + "]"));
    assertThat(denied("install"))
        .contains("policy.signed_by", "it is signed by the minisign key sha256:");

    stage.write(neo(signed).policy("signed_by: [{file: trusted.pub}]"));
    stage.run("install").orThrow();

    assertThat(stage.run("list", "--output", "json").orThrow().out())
        .containsPattern(
            "\"signedBy\": ?\\{\\s*\"scheme\": ?\"minisign\",\\s*\"key\": ?\"sha256:[0-9a-f]{64}\"")
        .contains("\"providerType\"", "\"pin\"", "\"artifact\"");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void startsOnlyWhatTheRulesOfTheLastInstallPermit() throws Exception {
    Path program =
        FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
            .install(stage.project().resolve("made"), "neo", Role.of(Generation.C));
    Files.copy(program, stage.nginx().files().resolve("neo"));
    stage.write(stage.releases().policy("providers: [releases]").plugin("releases", "neo", "neo"));
    stage.run("install").orThrow();
    Files.copy(program, stage.installed("own"));

    stage.run("verify", "neo").orThrow();
    assertThat(denied("verify", "own"))
        .contains(
            "own must not be started: the configuration's rule policy.providers"
                + " (STAGE/project/config.yaml:4:16) denies it: it was not installed from a"
                + " provider, and the rule permits releases");
  }
}
