// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arguments for systemd-notify; the datagrams themselves are systemd's. */
class ServiceNoticeTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

  private ServiceNotice ready(Map<String, String> environment) throws Exception {
    return ServiceNotice.ready(
        environment, new PrintStream(warnings, true, StandardCharsets.UTF_8));
  }

  private String warned() {
    return warnings.toString(StandardCharsets.UTF_8);
  }

  /** A program that records its arguments. */
  private Path program(String more) throws Exception {
    Path program = directory.resolve("systemd-notify");
    Path fresh =
        Files.writeString(
            directory.resolve("fresh"),
            "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >>'" + directory + "/said'\n" + more);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.move(fresh, program);
  }

  @Test
  void notifiesThatTheRuntimeIsReadyAndStopping() throws Exception {
    program("");

    ready(Map.of("NOTIFY_SOCKET", "/run/notify", "PATH", directory.toString())).stopping();

    assertThat(Files.readString(directory.resolve("said")))
        .isEqualTo(
            "/run/notify READY=1 MAINPID="
                + ProcessHandle.current().pid()
                + " STATUS=running\n/run/notify STOPPING=1 STATUS=stopping\n");
    assertThat(warned()).isEmpty();
  }

  @Test
  void runsNothingWithoutASocket() throws Exception {
    program("");

    ready(Map.of("PATH", directory.toString())).stopping();

    assertThat(directory.resolve("said")).doesNotExist();
    assertThat(warned()).isEmpty();
  }

  @Test
  void warnsWhereTheProgramIsMissingOrFails() throws Exception {
    Map<String, String> environment =
        Map.of("NOTIFY_SOCKET", "/run/notify", "PATH", directory.toString());

    ready(environment);
    assertThat(warned()).contains("no systemd-notify in PATH", "Type=exec");
    program("echo no such socket >&2; exit 3\n");
    ready(environment);

    assertThat(warned()).contains("ended with 3: no such socket");
  }
}
