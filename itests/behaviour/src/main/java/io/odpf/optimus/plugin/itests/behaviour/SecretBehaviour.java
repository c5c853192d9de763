// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The secrets of a configuration are sent to their server only: they never appear on the screen or
 * in a log, lock file, receipt or store, whether a command succeeds or fails.
 */
public abstract class SecretBehaviour extends Behaviour {
  private static final String WRONG = "wr0ng-t0ken-of-the-test";

  @Test
  @org.junit.jupiter.api.Test
  public void showsNoSecretWhenAnInstallSucceeds() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    write("bearer", "auth: {bearer: " + Nginx.TOKEN + "}");

    for (String[] command : commands()) {
      Result result = run(command);
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertUnseen(result, Nginx.TOKEN);
    }
    assertThat(stage.nginx().archiveRequests()).isNotEmpty();
    assertNotWritten(Nginx.TOKEN);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void showsNoSecretWhenTheServerRefusesIt() throws Exception {
    String encoded =
        Base64.getEncoder().encodeToString(("neo:" + WRONG).getBytes(StandardCharsets.UTF_8));
    for (String auth :
        List.of(
            "auth: {bearer: " + WRONG + "}",
            "auth: {basic: {username: neo, password: " + WRONG + "}}",
            "auth: {header: {name: X-Api-Key, value: " + WRONG + "}}",
            "headers: {X-Trace: " + WRONG + "}")) {
      write("bearer", auth);

      Result result = run("install", "--verbose");

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
      assertUnseen(result, WRONG);
      assertUnseen(result, encoded);
    }
    assertNotWritten(WRONG);
  }

  @Test
  @org.junit.jupiter.api.Test
  public void showsNoSecretWhenTheConfigurationIsInvalid() throws Exception {
    for (String line :
        List.of(
            "auth: {bearer: " + WRONG + ", basic: {}}",
            "auth: {header: {value: " + WRONG + "}}",
            "auth: [" + WRONG + "]",
            "proxy: http://user:" + WRONG + "@")) {
      write("bearer", line);

      Result result = run("validate");

      assertThat(result.exitCode()).as(line + result).isEqualTo(2);
      assertUnseen(result, WRONG);
    }
    write("bearer", "auth: \"" + WRONG + "\\u0007\"");
    Result unfit = run("install");
    assertThat(unfit.exitCode()).as(unfit.toString()).isEqualTo(1);
    assertThat(unfit.err()).contains("contains characters that cannot be sent");
    assertUnseen(unfit, WRONG);
    stage.write(
        stage
            .config()
            .url("releases", "http://user:" + WRONG + "@127.0.0.1:1")
            .plugin("releases", "neo", "neo.tar.gz"));
    assertUnseen(run("install"), WRONG);
    assertNotWritten(WRONG);
  }

  /** A lock does not depend on credentials, so that machines without any can use it. */
  @Test
  @org.junit.jupiter.api.Test
  public void needsNoSecretForCommandsThatAskNoSource() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    write("bearer", "auth: {bearer: " + Nginx.TOKEN + "}");
    run("install").orThrow();
    stage.nginx().forgetRequests();

    for (String auth : List.of("auth: ${NOT_SET_BY_THE_TEST}", "auth: file:/nowhere/token")) {
      write("bearer", auth);
      for (String[] command :
          List.of(
              new String[] {"diff"},
              new String[] {"list"},
              new String[] {"install"},
              new String[] {"install", "--mode", "server"},
              new String[] {"clean"},
              new String[] {"rollback"},
              new String[] {"install", "--offline"},
              new String[] {"lock"})) {
        Result result = run(command);
        assertThat(result.exitCode()).as(auth + result).isZero();
      }
      Result valid = run("validate");
      assertThat(valid.exitCode()).as(valid.toString()).isZero();
      assertThat(valid.err()).contains("config.yaml:", " note: ");
      assertThat(run("validate", "--strict").exitCode()).isEqualTo(2);
      assertThat(stage.nginx().requests()).isEmpty();

      Result refused = run("install", "--check-sources");
      assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
      assertThat(refused.err()).contains("config.yaml:");
    }
  }

  private static List<String[]> commands() {
    return List.of(
        new String[] {"validate"},
        new String[] {"lock", "--verbose"},
        new String[] {"install", "--verbose"},
        new String[] {"install", "--mode", "server", "--output", "json"},
        new String[] {"diff", "--output", "json"},
        new String[] {"list", "--verbose"},
        new String[] {"list", "--output", "json"},
        new String[] {"clean", "--dry-run", "--all"});
  }

  private Result run(String... words) {
    return stage.run(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
  }

  private void write(String door, String line) {
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/" + door, line)
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
  }

  private static void assertUnseen(Result result, String secret) {
    assertThat(result.out() + result.err()).doesNotContain(secret);
  }

  /** Returns all files of the user and of the install location, except the configuration itself. */
  private void assertNotWritten(String secret) throws IOException {
    for (Path root : List.of(stage.home(), stage.project(), stage.plugins())) {
      if (!Files.exists(root)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(root)) {
        assertThat(files.filter(Files::isRegularFile).filter(it -> !it.equals(stage.configFile())))
            .allSatisfy(
                file ->
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret));
      }
    }
  }
}
