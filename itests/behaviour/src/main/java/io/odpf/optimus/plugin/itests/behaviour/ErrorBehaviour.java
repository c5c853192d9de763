// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import org.junit.Test;

/** What users see when something is wrong: the whole text, as it stands on their screens. */
public abstract class ErrorBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void aMissingConfigurationFile() {
    assertFails(2, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aMissingProvider() {
    stage.write(
        stage.releases().plugin("relaeses", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));

    assertFails(2, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aProviderTypeThatNobodyBrought() {
    stage.write(
        stage.config().provider("ftp", "old", "url: ftp://x").plugin("old", "neo", "neo.tar.gz"));

    assertFails(2, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aMissingVariable() {
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1", "auth: ${PLUGINS_TOKEN}")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(2, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aTypoInAKey() {
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1")
            .plugin("releases", "neo", "neo.tar.gz", "verison: 1"));

    assertFails(2, "validate", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aTab() {
    stage.write("plugins:\n\tproviders: []\n");

    assertFails(2, "validate", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void anUnreachableHost() {
    int port = io.odpf.optimus.plugin.itests.daemon.Ports.free(1).get(0);
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1:" + port, "retries: {attempts: 1}")
            .plugin("releases", "neo", "neo.tar.gz"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err().replace(port + "", "PORT")).isEqualTo("");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void anUnauthorisedRequest() {
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/bearer")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(1, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aLoginPageInsteadOfAnArchive() {
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/login")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(1, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void anArtifactThatIsNotThere() {
    stage.write(stage.releases().plugin("releases", "neo", "neo.tar.gz"));

    assertFails(1, "install", "");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void aCertificateOfThePast() throws Exception {
    stage.certificates();
    Files.writeString(stage.nginx().files().resolve("neo.tar.gz"), "unreached");
    stage.write(
        stage
            .config()
            .url(
                "releases",
                stage.nginx().expiredHttps() + "/files",
                "ca_file: " + stage.certificates().authority(),
                "retries: {attempts: 1}")
            .plugin("releases", "neo", "neo.tar.gz"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains("expired");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void allFindingsAtOnce() {
    stage.write(
        """
        plugins:
          providers:
            - type: url
              name: a
              url: http://127.0.0.1
              tiemouts: {}
          plugins:
            - provider: b
              output: Neo
              path: ../x
        """);

    Result result = stage.run("validate");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("4 problems");
  }

  private void assertFails(int exitCode, String command, String text) {
    Result result = stage.run(command);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(stage.plain(result.err())).isEqualTo(text);
    assertThat(result.out()).isEmpty();
  }
}
