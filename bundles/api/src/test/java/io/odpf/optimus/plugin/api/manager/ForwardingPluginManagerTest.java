// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.itests.contract.ForwardingContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ForwardingPluginManagerTest {
  @TestFactory
  Stream<DynamicTest> forwardsEveryOperation() {
    return ForwardingContract.of(PluginManager.class, Forwarding::new).tests();
  }

  /** Adds nothing. */
  private static final class Forwarding extends ForwardingPluginManager {
    private final PluginManager manager;

    Forwarding(PluginManager manager) {
      this.manager = manager;
    }

    @Override
    protected PluginManager delegate() {
      return manager;
    }
  }
}
