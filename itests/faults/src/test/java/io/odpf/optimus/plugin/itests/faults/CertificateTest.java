// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with an invalid certificate are refused immediately, before any request. */
class CertificateTest {
  @TempDir Path directory;
  private final TestAuthority authority = TestAuthority.create("Test CA");
  private Machine machine;
  private Plugin plugin;

  @BeforeEach
  void haveAPlugin() throws Exception {
    plugin = Plugin.create(directory, 1);
    Path ca = TestIdentity.writePem(directory.resolve("ca.pem"), authority.certificate());
    machine = new Machine(directory).with("ca_file: " + ca, "auth: t0ken", Machine.PATIENT);
  }

  @Test
  void acceptsAValidCertificate() throws Exception {
    try (HttpTestServer server = server(authority.issue("127.0.0.1"))) {
      machine.from(server.uri("")).installs(plugin);
    }
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    refuses(authority.issueExpired("127.0.0.1"), "expired");
  }

  @Test
  void refusesACertificateThatIsNotYetValid() throws Exception {
    refuses(authority.issue("EC", Duration.ofDays(2), "127.0.0.1"), "valid");
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    refuses(authority.issue("plugins.example.com"), "127.0.0.1");
  }

  @Test
  void refusesASelfSignedCertificate() throws Exception {
    refuses(TestAuthority.selfSigned("127.0.0.1"), "certificate");
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() throws Exception {
    refuses(TestAuthority.create("Test CA").issue("127.0.0.1"), "certificate");
  }

  private void refuses(TestIdentity identity, String word) throws Exception {
    try (HttpTestServer server = server(identity)) {
      Attempt attempt = machine.from(server.uri("")).fails("source-invalid");
      assertThat(attempt.problem().message()).contains("certificate").contains(word);
      assertThat(attempt.retries()).isEmpty();
      assertThat(server.requests()).isEmpty();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private HttpTestServer server(TestIdentity identity) {
    return HttpTestServer.start(identity.tls(), false)
        .on("/neo.tar.gz", new ServedFile(plugin.archive(), "\"a\"", null));
  }
}
