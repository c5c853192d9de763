// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.itests.contract.ForwardingContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class QuietListenerTest {
  @TestFactory
  Stream<DynamicTest> forwardsEveryEventAndCatchesExceptions() {
    return ForwardingContract.of(InstallListener.class, QuietListener::new).quietly().tests();
  }
}
