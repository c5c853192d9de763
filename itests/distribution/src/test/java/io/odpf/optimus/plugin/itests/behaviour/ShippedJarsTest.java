// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars of the distribution. */
final class ShippedJarsTest {
  private static final String BUILD = "io/odpf/optimus/plugin/build/";

  @Test
  void containsNoClassThatOnlyTheBuildRuns() throws IOException {
    List<Path> jars;
    try (Stream<Path> files =
        Files.walk(Path.of(System.getProperty("optimus.itests.distribution")))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    assertThat(jars).isNotEmpty();
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile(), false)) {
        assertThat(jar.stream().map(JarEntry::getName))
            .as(file.toString())
            .noneMatch(name -> name.startsWith(BUILD));
      }
    }
  }
}
