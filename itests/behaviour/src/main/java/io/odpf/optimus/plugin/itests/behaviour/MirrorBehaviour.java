// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** Writes mirrors, and installs from them without any access to the sources. */
public abstract class MirrorBehaviour extends Behaviour {
  private static final String HERE = Release.here().toString();

  @Test
  @org.junit.jupiter.api.Test
  public void installsFromAStaticServerWithoutCredentialsOfTheSource() throws Exception {
    stage.release("0.0.6", Release.PLATFORMS).archives("neo", "neo");
    stage.release("0.0.6", Release.PLATFORMS).archives("bq2bq", "bq2bq");
    stage.variable("PLUGINS_TOKEN", Nginx.TOKEN);
    write(source("auth: ${PLUGINS_TOKEN}", "allow_plain_http: true"));
    stage.run("lock", "--platform", HERE + ",darwin_arm64").orThrow();
    Path mirror = stage.nginx().files().resolve("mirror");

    Result written = stage.run("mirror", mirror.toString());
    assertThat(written.exitCode()).as(written.toString()).isZero();
    assertThat(written.out())
        .containsPattern("wrote +neo +" + HERE)
        .containsPattern("wrote +bq2bq +darwin_arm64")
        .contains("has config.yaml.lock with 4 artifacts: 4 written");
    assertThat(files(mirror)).hasSize(6).contains("locks/config.yaml.lock", "optimus-mirror.json");
    assertThat(stage.installedFiles()).isEmpty();
    Result again = stage.run("mirror", mirror.toString(), "--prune");
    assertThat(again.out()).contains("already has config.yaml.lock with 4 artifacts");

    // On another machine: no store, no secret, and a source that refuses.
    stage.run("clean", "--cache").orThrow();
    write(source("auth: ${NO_SUCH_VARIABLE}", "allow_plain_http: true"));
    stage.nginx().forgetRequests();
    String address = stage.nginx().http() + "/files/mirror";
    Result installed =
        stage.run("install", "--mode", "server", "--no-verify", "--mirror", address, "-v");

    assertThat(installed.exitCode()).as(installed.toString()).isZero();
    assertThat(installed.err()).contains("neo: from the mirror " + address);
    assertThat(stage.installed("neo")).isExecutable();
    assertThat(stage.installed("bq2bq")).isExecutable();
    assertThat(stage.nginx().requests())
        .hasSize(2)
        .allMatch(request -> request.path().startsWith("/files/mirror/blobs/sha256/"));
  }

  @Test
  @org.junit.jupiter.api.Test
  public void tellsEachFailureOfAMirrorInItsOwnWordsAndGoesOn() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    Path lying = stage.nginx().files().resolve("lying");
    Path empty = Files.createDirectories(stage.nginx().files().resolve("empty"));
    stage.write(
        stage
            .releases()
            .url("gone", "http://127.0.0.1:9", "retries: {attempts: 1}")
            .mirror("gone")
            .mirror(stage.nginx().http() + "/files/" + empty.getFileName())
            .mirror(stage.nginx().http() + "/files/" + lying.getFileName())
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
    stage.run("lock").orThrow();
    stage.run("mirror", lying.toString()).orThrow();
    Path blob = lying.resolve(blobs(lying).get(0));
    byte[] content = Files.readAllBytes(blob);
    content[content.length / 2] ^= 1;
    Files.write(blob, content);
    stage.run("clean", "--cache").orThrow();

    Result result = stage.run("install", "--verbose");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(stage.installed("neo")).isExecutable();
    assertThat(result.err())
        .contains("the mirror gone cannot be used: ")
        .contains("neo: not in the mirror " + stage.nginx().http() + "/files/empty")
        .contains("/files/lying has other bytes under the digest of ");

    // A damaged artifact is written anew.
    Result mended = stage.run("mirror", lying.toString());
    assertThat(mended.out()).contains("1 written");
  }

  private ConfigText source(String... more) {
    return stage.config().url("private", stage.nginx().http() + "/bearer", more);
  }

  private void write(ConfigText text) {
    for (String plugin : List.of("neo", "bq2bq")) {
      text.plugin("private", plugin, InstallBehaviour.TAR_GZ, "version: 0.0.6");
    }
    stage.write(text);
  }

  private static List<String> blobs(Path mirror) throws IOException {
    return files(mirror).stream().filter(it -> it.startsWith("blobs/")).toList();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
