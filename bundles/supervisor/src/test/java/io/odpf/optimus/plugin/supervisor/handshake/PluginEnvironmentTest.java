// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plugin sees of its host's environment. */
class PluginEnvironmentTest {
  private static final Path SOCKETS = Path.of("/tmp/s");

  private static Map<String, String> of(
      Map<String, String> host, Map<String, String> configured, HandshakeTerms terms) {
    return PluginEnvironment.of(
        host, PluginEnvironment.ALLOWED, configured, terms, SOCKETS, Optional.empty());
  }

  @Test
  void passesOnOnlyAllowedVariablesOfTheHost() {
    Map<String, String> variables =
        of(
            Map.of("PATH", "/bin", "AWS_SECRET_ACCESS_KEY", "hunter2", "TMPDIR", "/elsewhere"),
            Map.of(),
            HandshakeTerms.OPTIMUS);

    assertThat(variables)
        .containsOnly(
            Map.entry("PATH", "/bin"),
            Map.entry("TMPDIR", "/tmp/s"),
            Map.entry(HandshakeTerms.COOKIE_KEY, HandshakeTerms.COOKIE_VALUE),
            Map.entry("OPTIMUS_HOST_WAITS", "1"),
            Map.entry("PLUGIN_MIN_PORT", "10000"),
            Map.entry("PLUGIN_MAX_PORT", "25000"),
            Map.entry("PLUGIN_PROTOCOL_VERSIONS", "1"),
            Map.entry("PLUGIN_UNIX_SOCKET_DIR", "/tmp/s"));
  }

  @Test
  void prefersThePluginsOwnValuesButNotOverTheHandshake() {
    Map<String, String> variables =
        of(
            Map.of("HOME", "/root", "PLUGIN_CLIENT_CERT", "leaked"),
            Map.of(
                "HOME", "/var/lib/neo",
                "TMPDIR", "/var/tmp",
                "PLUGIN_PROTOCOL_VERSIONS", "99",
                "PLUGIN_CLIENT_CERT", "garbage"),
            HandshakeTerms.OPTIMUS);

    assertThat(variables)
        .containsEntry("HOME", "/var/lib/neo")
        .containsEntry("TMPDIR", "/var/tmp")
        .containsEntry("PLUGIN_PROTOCOL_VERSIONS", "1")
        .doesNotContainKey("PLUGIN_CLIENT_CERT");
  }

  @Test
  void offersTheTerms() {
    HostCertificate certificate = HostCertificate.create(Instant.now());
    Map<String, String> variables =
        PluginEnvironment.of(
            Map.of(),
            List.of(),
            Map.of(),
            new HandshakeTerms(List.of(2, 1), true, true),
            SOCKETS,
            Optional.of(certificate));

    assertThat(variables)
        .containsEntry("PLUGIN_PROTOCOL_VERSIONS", "2,1")
        .containsEntry("PLUGIN_MULTIPLEX_GRPC", "true")
        .containsEntry("PLUGIN_CLIENT_CERT", certificate.pem());
  }
}
