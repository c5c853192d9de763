// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base class of tests with several versions and platforms of a plugin. */
abstract class LockFixture {
  @TempDir Path directory;
  TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.0");
    machine.publish("neo", "1.0", TestMachine.ARM);
    machine.publish("neo", "2.0");
    machine.publish("trinity", "1.0");
    machine.list("neo", "1.0");
  }
}
