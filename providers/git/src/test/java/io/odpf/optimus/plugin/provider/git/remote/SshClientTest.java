// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.http.Timeouts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to the ssh command, by one that repeats it. */
final class SshClientTest {
  private static final SshClient.Keys NONE =
      new SshClient.Keys(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path temp;

  private SshClient client(String address, String path) {
    return new SshClient(URI.create(address), NONE, Timeouts.DEFAULT, Map.of("PATH", path), temp);
  }

  @ParameterizedTest
  @CsvSource({
    "ssh://git@[::1]/x, ::1",
    "ssh://git@[fe80::1%25eth0]:22/x, fe80::1%eth0",
    "ssh://git@example.com/x, example.com",
    "ssh://127.0.0.1/x, 127.0.0.1"
  })
  void passesAnIpv6AddressToSshWithoutBrackets(String address, String host) throws Exception {
    Path ssh = Files.writeString(temp.resolve("ssh"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
    Process process = client(address, temp.toString()).start(List.of("git-upload-pack", "/x"));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).endsWith("--\n" + host + "\ngit-upload-pack '/x'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ":", "bin:"})
  void doesNotRunAnSshInTheWorkingDirectory(String path) {
    assertThatThrownBy(() -> client("ssh://h/x", path).start(List.of("git-upload-pack", "/x")))
        .hasMessage("there is no ssh command on this machine's PATH");
  }

  @Test
  void doesNotCheckAKeyThatIsNotConfigured() {
    assertThat(client("ssh://h/x", System.getenv("PATH")).keyProblem()).isEmpty();
  }
}
