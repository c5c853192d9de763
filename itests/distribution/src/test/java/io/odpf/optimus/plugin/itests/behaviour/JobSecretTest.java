// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a secret from standard input into a container, with the built distribution. */
class JobSecretTest {
  private static final String VALUE = "planted-Wq7zR4pTn2";

  private Stage stage;

  @BeforeEach
  void openStage() throws Exception {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.write(PluginBehaviour.config(stage));
    FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
        .install(stage.plugins(), "neo", Role.of(Generation.C).with("mods", "none"));
    Files.writeString(
        stage.project().resolve("optimus.yaml"),
        """
        version: 1
        host: localhost:9100
        project: {name: matrix}
        namespaces:
        - name: space
          job: {path: jobs}
        """);
    Path job = Files.createDirectories(stage.project().resolve("jobs/sample"));
    Files.createDirectory(job.resolve("assets"));
    Files.writeString(job.resolve("assets/query.sql"), "-- {{.secret.token}}\n");
    Files.writeString(
        job.resolve("job.yaml"),
        """
        version: 1
        name: sample
        owner: ann
        schedule:
          start_date: "2021-05-01"
          interval: 0 2 * * *
        behavior:
          depends_on_past: false
          catch_up: false
        task:
          name: neo
          config:
            PLAIN: x
            TOKEN: '{{.secret.token}}'
            DERIVED: '{{index .secret "TOKEN" | upper}}'
          window:
            size: 24h
            offset: "0"
            truncate_to: d
        dependencies: []
        hooks: []
        """);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void reachesTheSecretFileOfAContainerAndNothingElse() throws Exception {
    Result set = set();
    Result list = optimus("secret", "list");
    Result render = optimus("job", "render", "sample", "--scheduled-at", "2021-05-26T02:00:00Z");
    Result build =
        optimus(
            "job",
            "build",
            "sample",
            "--scheduled-at",
            "2021-05-26T02:00:00Z",
            "--output-dir",
            stage.home().resolve("data").toString(),
            "--local");

    for (Result result : new Result[] {set, list, render, build}) {
      assertThat(result.exitCode()).as(result.toString()).isZero();
      search("the output", result.toString());
    }
    Path in = stage.home().resolve("data/in");
    assertThat(in.resolve(".secret"))
        .content()
        .contains("TOKEN='" + VALUE + "'", "DERIVED='PLANTED-WQ7ZR4PTN2'");
    assertThat(in.resolve(".env")).content().contains("PLAIN='x'");
    assertThat(in.resolve("query.sql")).content().contains(VALUE);
    for (String file : new String[] {".secret", "query.sql"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(in.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(stage.project().resolve("render/sample/.secret")).content().contains("TOKEN='****'");
    searchFiles(stage.project());
    Files.delete(in.resolve(".secret"));
    Files.delete(in.resolve("query.sql"));
    searchFiles(stage.home());
  }

  private Result set() {
    try (RunningCommand command =
        Distribution.unpacked()
            .command(stage, ProcessWay.ONE_SHOT.java(), "secret", "set", "token", "-")
            .start()) {
      command.type(VALUE);
      command.endInput();
      return command.await();
    }
  }

  private Result optimus(String... arguments) {
    return Distribution.unpacked().command(stage, ProcessWay.ONE_SHOT.java(), arguments).run();
  }

  private static void searchFiles(Path directory) throws Exception {
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        search(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static void search(String place, String text) {
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .as(place)
        .doesNotContainIgnoringCase(VALUE)
        .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
        .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes));
  }
}
