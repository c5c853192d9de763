// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimePlaceTest {
  @Test
  void refusesAPathTooLongForASocket() {
    RuntimePlace deep = new RuntimePlace(Path.of("/tmp").resolve("x".repeat(100)));
    assertThatThrownBy(() -> RuntimeSocket.open(deep))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("set OPTIMUS_RUNTIME_DIR to a shorter directory");
  }

  @Test
  void findsThePlaceByTheEnvironment() throws Exception {
    Optional<Path> home = Optional.of(Path.of("/home/me"));
    assertThat(RuntimePlace.of(Map.of(), home).directory())
        .isEqualTo(Path.of("/home/me/.optimus/run"));
    assertThat(RuntimePlace.of(Map.of("OPTIMUS_RUNTIME_DIR", "/run/it"), home).directory())
        .isEqualTo(Path.of("/run/it"));
    assertThat(RuntimePlace.of(Map.of("XDG_RUNTIME_DIR", "/tmp"), home).directory())
        .isEqualTo(Path.of("/tmp/optimus"));
    assertThat(
            Optional.of(RuntimePlace.of(Map.of("XDG_RUNTIME_DIR", "/nowhere"), home).directory()))
        .contains(Path.of("/home/me/.optimus/run"));
    assertThatThrownBy(() -> RuntimePlace.of(Map.of(), Optional.empty()))
        .hasMessageContaining("there is no directory for the runtime's socket");
  }

  @Test
  void hasTheAuditLogInTheChosenDirectoryOrElseAtHome() {
    Optional<Path> home = Optional.of(Path.of("/home/me"));
    assertThat(RuntimePlace.auditDirectory(Map.of(), home))
        .contains(Path.of("/home/me/.optimus/audit"));
    assertThat(RuntimePlace.auditDirectory(Map.of("OPTIMUS_RUNTIME_DIR", "/run/it"), home))
        .contains(Path.of("/run/it/audit"));
    assertThat(RuntimePlace.auditDirectory(Map.of(), Optional.empty())).isEmpty();
  }
}
