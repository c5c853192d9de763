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
  void percentSignsAreQuoted() throws Exception {
    assertThat(SshPath.argument(Path.of("/a/%d b$c"), "key")).isEqualTo("/a/%%d b$c");
    assertThat(SshPath.option(Path.of("/a/%h b"), "known_hosts")).isEqualTo("\"/a/%%h b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/${HOME}", "/a\nb", "/a\u001b"})
  void whatSshExpandsIsRefused(String path) {
    assertThatThrownBy(() -> SshPath.argument(Path.of(path), "key"))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("the path of the provider's ssh: key has ");
    assertThatThrownBy(() -> SshPath.option(Path.of(path), "known_hosts"))
        .hasMessageContaining("known_hosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/\"b", "/a\\b"})
  void whatEndsAQuotedOptionIsRefused(String path) throws Exception {
    assertThatThrownBy(() -> SshPath.option(Path.of(path), "known_hosts"))
        .isInstanceOf(RemoteFailure.class);
    assertThat(SshPath.argument(Path.of(path), "key")).isEqualTo(path);
  }
}
