// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base class of tests with a machine whose source and configuration have one plugin. */
abstract class SinglePluginFixture {
  static final String NEO = TestMachine.pathOf("neo", "1.0", TestMachine.LINUX);

  @TempDir Path directory;
  TestMachine machine;
  byte[] neo;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
  }
}
