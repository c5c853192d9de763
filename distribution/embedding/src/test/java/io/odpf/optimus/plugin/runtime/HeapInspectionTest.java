// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inspects the heap of a host after it used all functions of a runtime and closed it. The JVM
 * itself counts the classes, on each available Java.
 */
final class HeapInspectionTest {
  @TempDir private Path temp;

  static List<Path> javas() {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String newer = System.getenv("OPTIMUS_JAVA25");
    if (newer != null && !newer.isEmpty()) {
      homes.add(Path.of(newer));
    }
    return homes;
  }

  @ParameterizedTest
  @MethodSource("javas")
  void keepsNoClassLoaderAndNoClassOfABundle(Path java) throws Exception {
    Process host =
        new ProcessBuilder(
                java.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InspectedHost.class.getName(),
                temp.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(host.getInputStream().readAllBytes());

    assertThat(host.waitFor()).as(out).isZero();
    assertThat(out).contains("bundle class loaders while it runs: ").endsWith("left: none\n");
  }

  @Test
  void findsAClassLoaderThatIsKept() throws Exception {
    try (OptimusPlugins plugins =
        OptimusPlugins.start(RuntimeOptions.defaults().storage(temp.resolve("storage")))) {
      assertThat(plugins.manager().providers()).isNotEmpty();
      assertThat(InspectedHost.loaders()).isNotEmpty();
    }
  }
}
