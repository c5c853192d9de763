// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.itests.contract.ForwardingContract;
import io.odpf.optimus.plugin.manager.host.HostOverrides;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HostedPluginManagerTest {
  @TestFactory
  Stream<DynamicTest> forwardsEveryOperationWithoutOverrides() {
    HostOverrides none = HostOverrides.ofFramework(property -> null);
    return ForwardingContract.of(
            PluginManager.class, manager -> new HostedPluginManager(manager, none))
        .tests();
  }
}
