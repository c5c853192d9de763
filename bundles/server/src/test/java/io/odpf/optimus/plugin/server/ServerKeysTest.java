// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyFile;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.secrets.table.ServerKey;
import io.odpf.optimus.plugin.server.problem.FailureKind;
import io.odpf.optimus.plugin.server.problem.ServerException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerKeysTest {
  private static final String SETTING = "planted-planted-planted-planted-";

  @TempDir Path directory;

  @Test
  void putsTheKeysOfTheFileBeforeThatOfTheVariable() throws Exception {
    Path file = directory.resolve("ring");
    EncryptionKey key = EncryptionKey.generate(new SecureRandom());
    new KeyFile(file).add(key);

    KeyRing keys = ServerKeys.of(Optional.of(file), Map.of(ServerKey.VARIABLE, SETTING));

    assertThat(keys.keys()).containsExactly(key, ServerKey.of(SETTING));
  }

  @Test
  void takesTheFirst32BytesOfTheVariable() throws Exception {
    KeyRing keys =
        ServerKeys.of(Optional.empty(), Map.of(ServerKey.VARIABLE, SETTING + "and more"));

    assertThat(keys.keys()).containsExactly(ServerKey.of(SETTING));
  }

  @Test
  void refusesAShortSettingWithoutShowingIt() {
    assertThatThrownBy(() -> ServerKeys.of(Optional.empty(), Map.of(ServerKey.VARIABLE, "planted")))
        .hasMessageContaining("random hash should be 32 chars in length")
        .hasMessageNotContaining("planted");
  }

  @Test
  void needsAKey() {
    Path gone = directory.resolve("gone");

    assertThatThrownBy(() -> ServerKeys.of(Optional.of(gone), Map.of()))
        .isInstanceOfSatisfying(
            ServerException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.FAILED_PRECONDITION));
  }
}
