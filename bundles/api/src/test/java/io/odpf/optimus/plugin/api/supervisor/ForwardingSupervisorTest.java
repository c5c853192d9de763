// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.itests.contract.ForwardingContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ForwardingSupervisorTest {
  @TestFactory
  Stream<DynamicTest> forwardsEveryOperation() {
    return ForwardingContract.of(Supervisor.class, Forwarding::new).tests();
  }

  /** Adds nothing. */
  private static final class Forwarding extends ForwardingSupervisor {
    private final Supervisor supervisor;

    Forwarding(Supervisor supervisor) {
      this.supervisor = supervisor;
    }

    @Override
    protected Supervisor delegate() {
      return supervisor;
    }
  }
}
