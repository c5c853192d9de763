// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.util.Map;
import org.junit.Test;

/** A lock file determines what is installed, on every platform. */
public abstract class LockBehaviour extends Behaviour {
  private static final String FOUR = "linux_amd64,linux_arm64,darwin_amd64,darwin_arm64";

  @Test
  @org.junit.jupiter.api.Test
  public void coversFourPlatformsFromOneMachine() throws Exception {
    stage.release("0.0.6", Release.PLATFORMS).archives("neo", "neo");
    write("0.0.6");

    Result result = stage.run("lock", "--platform", FOUR);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .containsPattern(
            "added +neo +0\\.0\\.6 +darwin_amd64, darwin_arm64, linux_amd64, linux_arm64");
    String lock = Files.readString(stage.lockFile());
    for (String platform : FOUR.split(",")) {
      var archive = stage.nginx().files().resolve("0.0.6/neo_0.0.6_" + platform + ".tar.gz");
      assertThat(lock).contains(platform).contains(Release.sha256(archive));
    }
    assertThat(lock).doesNotContain(stage.project().getParent().toString());
    assertThat(stage.installedFiles()).isEmpty();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void givesTheSameLockOnEveryMachine() throws Exception {
    stage.release("0.0.6", Release.PLATFORMS).archives("neo", "neo");
    write("0.0.6");
    stage.run("lock", "--platform", FOUR).orThrow();
    String first = Files.readString(stage.lockFile());
    Files.delete(stage.lockFile());

    stage.run("lock", "--platform", "darwin_arm64,linux_arm64").orThrow();
    stage.run("lock", "--platform", "linux_amd64,darwin_amd64").orThrow();

    assertThat(stage.lockFile()).hasContent(first);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesAChangedArtifactWithBothDigests() throws Exception {
    Release release = stage.release("0.0.6").archives("neo", "neo");
    write("0.0.6");
    stage.run("install").orThrow();
    Map<String, String> files = stage.installedFiles();
    var archive = release.file("neo_0.0.6_" + Release.here() + ".tar.gz");
    String locked = Release.sha256(archive);
    stage.release("0.0.7").archives("neo", "neo");
    Files.copy(
        stage.nginx().files().resolve("0.0.7/neo_0.0.7_" + Release.here() + ".tar.gz"),
        archive,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    stage.run("clean", "--cache").orThrow();
    assertRefused(locked, Release.sha256(archive), "--check-sources");
    assertThat(stage.installedFiles()).isEqualTo(files);

    // Returns another machine: it has no files, and asks the source for every artifact.
    stage.run("clean", "--all").orThrow();
    assertRefused(locked, Release.sha256(archive), "--mode", "server");
    assertThat(stage.installedFiles()).isEmpty();
  }

  private void assertRefused(String locked, String found, String... options) {
    Result result = stage.run("install", options);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains(locked).contains(found);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void asksNoSourceWhileLockAndReceiptsAgree() {
    stage.release("0.0.6").archives("neo", "neo");
    write("0.0.6");
    stage.run("install").orThrow();
    stage.nginx().forgetRequests();

    for (String mode : new String[] {"client", "server"}) {
      assertThat(stage.run("install", "--mode", mode).orThrow().out())
          .isEqualTo("nothing to do: 1 plugin is as the lock file says\n");
    }
    assertThat(stage.nginx().requests()).isEmpty();

    stage.run("install", "--check-sources").orThrow();
    assertThat(stage.nginx().requests()).isNotEmpty();
  }

  /** Runs the two basic commands with one configuration: first as a client, then as a server. */
  @Test
  @org.junit.jupiter.api.Test
  public void coversThePluginsOfBothModesInANewLock() throws Exception {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6", "modes: [client]")
            .plugin(
                "releases", "bq2bq", InstallBehaviour.TAR_GZ, "version: 0.0.6", "modes: [server]"));

    stage.run("install", "--mode", "client").orThrow();
    String lock = Files.readString(stage.lockFile());
    assertThat(stage.installed("bq2bq")).doesNotExist();
    stage.run("install", "--mode", "server", "--no-verify").orThrow();

    assertThat(stage.installed("bq2bq")).exists();
    assertThat(stage.lockFile()).hasContent(lock);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void refusesAnIncompleteLockInServerModeBeforeAnyChange() {
    stage.release("0.0.6").archives("neo", "neo").archives("bq2bq", "bq2bq");
    write("0.0.6");
    stage.run("install").orThrow();
    Map<String, String> files = stage.installedFiles();
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6")
            .plugin("releases", "bq2bq", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
    stage.nginx().forgetRequests();

    Result result = stage.run("install", "--mode", "server");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(stage.plain(result.err()))
        .isEqualTo(
            """
            STAGE/project/config.yaml:12:7: error: plugin bq2bq: the lock file does not cover bq2bq for PLATFORM: it is not in the lock file
              hint: run this where the sources may be asked, and commit config.yaml.lock: optimus plugin lock -c STAGE/project/config.yaml --platform PLATFORM
            """);
    assertThat(stage.installedFiles()).isEqualTo(files);
    assertThat(stage.nginx().requests()).isEmpty();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void changesTheLockOnlyOnRequest() {
    stage.release("0.0.6").archives("neo", "neo");
    stage.release("0.0.7").archives("neo", "neo");
    write("0.0.6");
    stage.run("lock").orThrow();
    write("0.0.7");

    Result result = stage.run("lock", "--upgrade", "neo");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).containsPattern("moved +neo +0\\.0\\.7");
  }

  private void write(String version) {
    stage.write(
        stage.releases().plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: " + version));
  }
}
