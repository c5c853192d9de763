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
  private TestMachine machine;
  private byte[] old;

  @BeforeEach
  void installNew() throws Exception {
    machine = new TestMachine(directory);
    old = machine.publish("neo", "1.9.0");
    machine.publish("neo", "1.10.0");
    machine.list("neo", "1.10.0");
    machine.install();
    machine.list("neo", "1.9.0");
  }

  private void refused(ThrowingCallable operation) throws Exception {
    Map<String, String> before = machine.tree();
    String lock = Files.readString(machine.lockFile());

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
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(Files.readString(machine.lockFile())).isEqualTo(lock);
  }

  @Test
  void refusesADowngradeByInstallAndLock() throws Exception {
    refused(() -> machine.install());
    refused(() -> machine.lock());
    refused(() -> machine.upgrade("neo"));
  }

  @Test
  void acceptsADowngradeIfItIsAllowed() throws Exception {
    machine.install(Option.DOWNGRADE);

    assertThat(machine.binary("neo")).hasBinaryContent(old);
    assertThat(machine.diff().differences()).isEmpty();
  }
}
