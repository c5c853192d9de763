// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.http.origin.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {

  @Test
  void findsMachinesByHost() {
    Netrc netrc =
        Netrc.parse(
            """
            # machine commented login no password no
            machine a.test
              login alice
              account ignored
              password #1"x

            machine B.Test login bob password "p w\\"q"
            """);
    assertThat(login(netrc, "a.test", 443)).isEqualTo("alice:#1\"x");
    assertThat(login(netrc, "b.test", 443)).isEqualTo("bob:p w\"q");
    assertThat(login(netrc, "c.test", 443)).isNull();
    assertThat(login(netrc, "commented", 443)).isNull();
  }

  @Test
  void prefersAMachineWithThePort() {
    Netrc netrc =
        Netrc.parse("machine a.test login any password 1 machine a.test:8443 login one password 2");
    assertThat(login(netrc, "a.test", 8443)).isEqualTo("one:2");
    assertThat(login(netrc, "a.test", 443)).isEqualTo("any:1");
  }

  @Test
  void usesTheDefaultForOtherHosts() {
    Netrc netrc = Netrc.parse("machine a.test login a password 1\ndefault login d password 2\n");
    assertThat(login(netrc, "a.test", 443)).isEqualTo("a:1");
    assertThat(login(netrc, "z.test", 443)).isEqualTo("d:2");
  }

  @Test
  void skipsMacros() {
    Netrc netrc =
        Netrc.parse(
            """
            machine a.test login a password 1
            macdef init
            machine evil.test login x password y
            quit

            machine b.test login b password 2
            """);
    assertThat(login(netrc, "evil.test", 443)).isNull();
    assertThat(login(netrc, "b.test", 443)).isEqualTo("b:2");
  }

  @Test
  void ignoresIncompleteEntries() {
    for (String text :
        new String[] {"", "machine", "login x", "machine a.test login \"x", "macdef"}) {
      assertThat(login(Netrc.parse(text), "b.test", 80)).as(text).isNull();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesADevice() {
    assertThatThrownBy(() -> Netrc.read(Path.of("/dev/zero")))
        .hasMessage("cannot read the netrc file /dev/zero: it is a device, not a regular file");
  }

  @Test
  void skipsAByteOrderMark(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(directory.resolve("netrc"), "\uFEFFmachine b.test login b password 2");
    assertThat(login(Netrc.read(file), "b.test", 443)).isEqualTo("b:2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsTheNullDeviceAsAnEmptyFile() throws IOException {
    assertThat(login(Netrc.read(Path.of("/dev/null")), "b.test", 443)).isNull();
  }

  private static String login(Netrc netrc, String host, int port) {
    return netrc
        .credentials(new Origin("https", host, port))
        .map(basic -> basic.username() + ":" + basic.password().reveal())
        .orElse(null);
  }
}
