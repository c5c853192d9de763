// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.Test;

/** Complete error messages, as users see them on their screens. */
public abstract class ErrorBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAMissingConfigurationFile() {
    assertFails(
        2,
        "install",
        """
        error: the configuration STAGE/project/config.yaml (named by -c) does not exist
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAMissingArgument() {
    Result result = stage.optimus().run("install", "-c");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(stage.plain(result.err()))
        .isEqualTo(
            """
            error: --config takes a value: FILE
              hint: the configuration file
            usage: optimus plugin install [OPTION...] [NAME...]
            """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void suggestsAnOptionForAMisspeltOne() {
    stage.write(stage.releases().plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        2,
        "install --dryrun",
        """
        error: unknown option '--dryrun'
          hint: did you mean '--dry-run'?
        usage: optimus plugin install [OPTION...] [NAME...]
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAPluginThatIsNotConfigured() {
    stage.write(stage.releases().plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        2,
        "install neu",
        """
        error: plugin neu: STAGE/project/config.yaml for mode client lists no plugin neu
          hint: it lists neo
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAMissingProvider() {
    stage.write(
        stage.releases().plugin("relaeses", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));

    assertFails(
        2,
        "install",
        """
        STAGE/project/config.yaml:8:17: error: there is no provider 'relaeses'
          hint: did you mean 'releases'?
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAnUnknownProviderType() {
    stage.write(
        stage.config().provider("ftp", "old", "url: ftp://x").plugin("old", "neo", "neo.tar.gz"));

    assertFails(2, "install", noSuchType());
  }

  /** The message for a missing type; a bare framework offers fewer types. */
  protected String noSuchType() {
    return """
        STAGE/project/config.yaml:4:13: error: there is no provider type 'ftp'; present are gcs, git, go, oci, s3, url
          hint: check the provider's type, or drop the bundle that brings it into STAGE/home/.optimus/drop-ins
        """;
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAnUnsetVariable() {
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1", "auth: ${PLUGINS_TOKEN}")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        2,
        "install",
        """
        STAGE/project/config.yaml:7:13: error: variable 'PLUGINS_TOKEN' is not set
          hint: set it, or give it a default: ${NAME:-default}
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void suggestsAKeyForAMisspeltOne() {
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1")
            .plugin("releases", "neo", "neo.tar.gz", "verison: 1"));

    assertFails(
        2,
        "validate",
        """
        STAGE/project/config.yaml:11:7: error: unknown key 'verison' in plugin 'neo'
          hint: did you mean 'version'?
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsATabInTheConfiguration() {
    stage.write(
        """
        plugins:
          providers:
            - type: url
              name: releases
        \turl: http://127.0.0.1
          plugins: []
        """);

    assertFails(
        2,
        "validate",
        """
        STAGE/project/config.yaml:5:1: error: a TAB in the indentation: YAML allows spaces only
          hint: replace it by spaces
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAnUnreachableHost() {
    stage.write(
        stage
            .config()
            .url("releases", "http://127.0.0.1:1", "retries: {attempts: 1}")
            .plugin("releases", "neo", "neo.tar.gz"));

    Result result = stage.run("install");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(stage.plain(result.err()))
        .isEqualTo(
            """
            STAGE/project/config.yaml:9:7: error: plugin neo: cannot connect to 127.0.0.1:1: Connection refused
              hint: check the address and the port, and whether a proxy is needed
            nothing was changed
            """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAnUnauthorisedRequest() {
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/bearer")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        1,
        "install",
        """
        STAGE/project/config.yaml:8:7: error: plugin neo: http://SERVER/bearer/neo.tar.gz answered 401 (unauthorized)
          hint: check the provider's auth: the server requires credentials
        nothing was changed
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsALoginPageInsteadOfAnArchive() {
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/login")
            .plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        1,
        "install",
        """
        STAGE/project/config.yaml:8:7: error: plugin neo: http://SERVER/login/neo.tar.gz answered with an HTML page titled 'Sign in' instead of an archive
          hint: it looks like a login page: check the provider's auth
        nothing was changed
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAMissingArtifact() {
    stage.write(stage.releases().plugin("releases", "neo", "neo.tar.gz"));

    assertFails(
        1,
        "install",
        """
        STAGE/project/config.yaml:8:7: error: plugin neo: http://SERVER/files/neo.tar.gz does not exist (404)
          hint: check the plugin's path and version
        nothing was changed
        """);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void explainsAnExpiredCertificate() throws Exception {
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
  public void reportsAllFindingsTogether() {
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
    assertThat(stage.plain(result.err()))
        .isEqualTo(
            """
            STAGE/project/config.yaml:6:7: error: unknown key 'tiemouts' in provider 'a'
              hint: did you mean 'timeouts'?
            STAGE/project/config.yaml:8:17: error: there is no provider 'b'
              hint: there are a
            STAGE/project/config.yaml:9:15: error: output must be lower-case letters, digits, '.', '_' and '-', beginning with a letter or a digit, not 'Neo'
              hint: write 'neo'
            STAGE/project/config.yaml:10:13: error: path must not leave its provider by '..': '../x'
              hint: give another provider for what lies outside
            4 problems
            """);
  }

  private void assertFails(int exitCode, String command, String text) {
    String[] words = command.split(" ");
    Result result = stage.run(words[0], Arrays.copyOfRange(words, 1, words.length));

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(stage.plain(result.err())).isEqualTo(text);
    assertThat(result.out()).isEmpty();
  }
}
