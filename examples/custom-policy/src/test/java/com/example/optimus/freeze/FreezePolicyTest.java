// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Action;
import io.odpf.optimus.plugin.api.policy.PolicyVerdict;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezePolicyTest {
  @TempDir Path directory;

  private PolicyVerdict decide(Action action) {
    return new FreezePolicy(directory.resolve("freeze"))
        .decide(
            new PolicySubject(
                action,
                false,
                "neo",
                new Platform("linux", "amd64"),
                Optional.of("1.0"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void permitsWithoutTheFile() {
    assertEquals(PolicyVerdict.permit(), decide(Action.INSTALL));
  }

  @Test
  void deniesInstallationsAndPermitsStartsWhileTheFileExists() throws Exception {
    Path file = Files.writeString(directory.resolve("freeze"), "end of the quarter\n");

    assertEquals(
        PolicyVerdict.deny(
            "frozen", "end of the quarter", "wait until " + file + " has been removed"),
        decide(Action.INSTALL));
    assertEquals(PolicyVerdict.permit(), decide(Action.START));
  }
}
