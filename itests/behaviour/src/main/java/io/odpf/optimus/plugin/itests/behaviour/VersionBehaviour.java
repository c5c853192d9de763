// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.Test;

/** From an empty directory to a newer version and back, by commands only. */
public abstract class VersionBehaviour extends Behaviour {
  @Test
  @org.junit.jupiter.api.Test
  public void addsInstallsUpgradesAndRemovesAPlugin() throws Exception {
    Release release = stage.release("0.0.6").archives("neo", "neo");
    Path archive = release.file("neo_0.0.6_" + Release.here() + ".tar.gz");
    assertThat(stage.run("init").exitCode()).isZero();
    assertThat(stage.run("validate").exitCode()).isZero();
    assertThat(stage.run("init").exitCode()).isEqualTo(2);
    String config = stage.releases() + "  # the end\n";
    config = config.replace("  plugins:\n", "  plugins: [] # none\n");
    stage.write(config);

    stage
        .run(
            "add",
            "neo",
            "--provider",
            "releases",
            "--path",
            "0.0.6/" + archive.getFileName(),
            "--version",
            "0.0.6")
        .orThrow();
    stage.run("install").orThrow();
    assertThat(stage.run("outdated").exitCode()).isZero();

    stage.release("0.0.7").archives("neo", "neo");
    Path newer = stage.nginx().files().resolve("0.0.7/neo_0.0.7_" + Release.here() + ".tar.gz");
    Files.copy(newer, archive, StandardCopyOption.REPLACE_EXISTING);
    Result outdated = stage.run("outdated");
    assertThat(outdated.exitCode()).as(outdated.toString()).isEqualTo(3);
    assertThat(outdated.out()).containsPattern("neo +0\\.0\\.6 +0\\.0\\.6 +0\\.0\\.6 +unknown");
    assertThat(stage.run("upgrade").exitCode()).isEqualTo(2);

    stage.run("upgrade", "--yes").orThrow();

    assertThat(Files.readString(stage.lockFile())).contains(Release.sha256(archive));
    assertThat(stage.run("diff").exitCode()).isZero();
    assertThat(stage.run("outdated").exitCode()).isZero();
    assertThat(stage.run("upgrade", "--yes").orThrow().out()).contains("nothing to upgrade");

    stage.run("remove", "neo", "--clean").orThrow();

    assertThat(stage.configFile()).hasContent(config);
    assertThat(stage.installed("neo")).doesNotExist();
  }
}
