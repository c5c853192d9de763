// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs the command with a heap of 64 MiB. */
abstract class SmallHeap {
  Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.variable("OPTIMUS_JAVA_OPTS", "-Xmx64m");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }
}
