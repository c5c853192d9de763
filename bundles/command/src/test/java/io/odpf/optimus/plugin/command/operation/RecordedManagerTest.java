// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.operation;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.itests.contract.ForwardingContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedManagerTest {
  @TestFactory
  Stream<DynamicTest> forwardsEveryOperation() {
    return ForwardingContract.of(
            PluginManager.class,
            manager -> new RecordedManager(manager, new OperationHistory(), "neo"))
        .tests();
  }
}
