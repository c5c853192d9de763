// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Command;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Maven outside of this build, with an empty local repository. Dependencies other than the
 * platform's come from the repository of this build instead of Maven Central, since a network may
 * be unavailable.
 */
final class ForeignMaven {
  private ForeignMaven() {}

  /** Builds a project. */
  static void run(Stage stage, Path project, String... arguments) throws Exception {
    Path settings =
        Files.writeString(
            stage.project().resolve("settings.xml"),
            """
            <settings><mirrors><mirror>
              <id>central</id><mirrorOf>central</mirrorOf><url>%s</url>
            </mirror></mirrors></settings>
            """
                .formatted(repository().toUri()));
    List<String> maven = new ArrayList<>(List.of("mvn", "-q", "-B", "-o", "-s", settings + ""));
    maven.add("-Daether.offline.protocols=file");
    maven.add("-Dmaven.repo.local=" + stage.project().resolve("empty-repository"));
    maven.addAll(List.of(arguments));
    new Command(
            maven,
            project,
            Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", stage.home().toString(),
                "JAVA_HOME", ProcessWay.ONE_SHOT.java().toString()))
        .run()
        .orThrow();
  }

  /** Returns the repository that contains this test's own libraries. */
  private static Path repository() throws URISyntaxException {
    Path jar = Path.of(Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path organisation = jar;
    while (!organisation.endsWith("org/junit")) {
      organisation = organisation.getParent();
    }
    return organisation.getParent().getParent();
  }
}
