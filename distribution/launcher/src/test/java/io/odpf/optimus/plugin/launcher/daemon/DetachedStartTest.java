// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetachedStartTest {
  @Test
  void reportsOutputThatIsNotUtf8() {
    byte[] output = "error: cannot read caf\u00e9\n\n  check it\n".getBytes(ISO_8859_1);

    assertThat(DetachedStart.summary(output)).isEqualTo("cannot read caf\uFFFD; check it");
  }
}
