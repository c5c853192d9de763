// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PemTest {
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesADevice() {
    assertThatThrownBy(() -> Pem.read(Path.of("/dev/zero"), "ca_file"))
        .hasMessage("ca_file /dev/zero cannot be read: it is a device, not a regular file");
  }
}
