// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SshPathTest {
  @Test
  void quotesPercentSigns() throws Exception {
    assertThat(SshPath.option(Path.of("/a/%h b$c"), "known_hosts")).isEqualTo("\"/a/%%h b$c\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/${HOME}", "/a\nb", "/a\u001b", "/a/\"b", "/a\\b"})
  void refusesPathsThatSshWouldExpand(String path) {
    assertThatThrownBy(() -> SshPath.option(Path.of(path), "key"))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("the path of the provider's ssh: key has ");
  }
}
