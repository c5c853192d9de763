// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of deployments, as the types of Kubernetes and the loader of Docker Compose read
 * them: {@code itests/fixtures/linters}.
 */
class DeploymentExamplesTest {
  private static final Path EXAMPLES = Path.of("../../examples").toAbsolutePath().normalize();

  @TempDir Path directory;

  private static Path program() {
    return Fixtures.cache().resolve("linters");
  }

  @BeforeAll
  static void build() {
    new GoCommand(Fixtures.cache()).build(Fixtures.sources("linters"), program(), List.of("."));
  }

  private Result lint(String kind, Path... files) {
    List<String> all = new ArrayList<>(List.of(program() + "", kind));
    List.of(files).forEach(file -> all.add(file.toString()));
    return Command.of(directory, all.toArray(String[]::new)).run();
  }

  @Test
  void areObjectsOfKubernetesWithoutUnknownFields() throws Exception {
    Path server = EXAMPLES.resolve("kubernetes/server.yaml");
    Result result = lint("kubernetes", server, EXAMPLES.resolve("kubernetes/plugins.yaml"));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("apps/v1 Deployment server", "v1 ConfigMap plugins");

    Path wrong =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            Files.readString(server).replace("initContainers:", "initContainer:"));
    assertThat(lint("kubernetes", wrong).out()).contains("unknown field");
  }

  @Test
  void areServicesOfCompose() throws Exception {
    Path compose = EXAMPLES.resolve("compose/compose.yaml");
    Result result = lint("compose", compose);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out().lines())
        .containsExactlyInAnyOrder("service install", "service runtime", "service server");

    Path wrong =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            Files.readString(compose).replace("healthcheck:", "health_check:"));
    assertThat(lint("compose", wrong).exitCode()).isEqualTo(1);
  }
}
