// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class ProcessIdentityTest {
  private final ProcessIdentity self =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  @Test
  void distinguishesAProcessFromALaterOneWithItsId() {
    ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.start() + "0");

    assertThat(self.alive()).isTrue();
    assertThat(self.hasEnded()).isFalse();
    assertThat(earlier.alive()).isFalse();
    assertThat(earlier.hasEnded()).isTrue();
  }

  @Test
  void reportsThatAProcessHasEnded() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    assertThat(identity.alive()).isTrue();

    process.destroyForcibly().waitFor();

    assertThat(identity.hasEnded()).isTrue();
    assertThat(ProcessIdentity.of(process.pid())).isEmpty();
  }

  @Test
  void doesNotJudgeProcessesOfOtherContainersOnTheSameBoot() {
    String start = self.start();
    if (start.indexOf(':') < 0) {
      return; // This system has no containers of its own.
    }
    String boot = start.substring(0, start.indexOf(':'));
    assertThat(new ProcessIdentity(1, boot + ":pid-[1]:5").hasEnded()).isFalse();
    assertThat(new ProcessIdentity(1, "other-boot:pid-[1]:5").hasEnded()).isTrue();
  }
}
