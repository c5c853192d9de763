// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DowngradeTest {
  @TempDir Path directory;
  private World world;
  private byte[] old;

  @BeforeEach
  void installNew() throws Exception {
    world = new World(directory);
    old = world.publish("neo", "1.9.0");
    world.publish("neo", "1.10.0");
    world.list("neo", "1.10.0");
    world.install();
    world.list("neo", "1.9.0");
  }

  private void refused(ThrowingCallable operation) throws Exception {
    Map<String, String> before = world.tree();
    String lock = Files.readString(world.lockFile());

    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            PluginManagerException.class,
            failure ->
                assertThat(failure.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code().word()).isEqualTo("downgrade");
                          assertThat(problem.position()).isPresent();
                          assertThat(problem.message())
                              .isEqualTo(
                                  "neo would go from 1.10.0, which is locked, down to 1.9.0");
                          assertThat(problem.hint()).contains("--allow-downgrade");
                        }));
    assertThat(world.tree()).isEqualTo(before);
    assertThat(Files.readString(world.lockFile())).isEqualTo(lock);
  }

  @Test
  void belowTheLockIsRefusedByInstallAndLock() throws Exception {
    refused(() -> world.install());
    refused(() -> world.lock());
    refused(() -> world.upgrade("neo"));
  }

  @Test
  void isDoneWhenAllowed() throws Exception {
    world.install(Option.DOWNGRADE);

    assertThat(world.binary("neo")).hasBinaryContent(old);
    assertThat(world.diff().differences()).isEmpty();
  }
}
