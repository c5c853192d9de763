// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The host's certificate has what go-plugin's plugins require of it. */
class HostCertificateTest {
  private static final Instant NOW = Instant.parse("2049-12-31T23:59:59Z");

  private final HostCertificate host = HostCertificate.create(NOW);

  @Test
  void isSignedByItselfAndMaySignOthers() throws Exception {
    X509Certificate certificate = host.certificate();

    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(certificate.getSubjectX500Principal())
        .isEqualTo(certificate.getIssuerX500Principal());
    assertThat(certificate.getVersion()).isEqualTo(3);
  }

  @Test
  void isForLocalhostAsClientAndServer() throws Exception {
    assertThat(host.certificate().getSubjectAlternativeNames())
        .containsExactly(List.of(2, "localhost"));
    assertThat(host.certificate().getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1");
    assertThat(host.certificate().getKeyUsage())
        .containsExactly(true, false, true, false, true, true, false, false, false);
  }

  @Test
  void isValidFromAnEarlierTimeSinceClocksDiffer() {
    assertThat(host.certificate().getNotBefore()).isEqualTo(Date.from(NOW.minusSeconds(30)));
    assertThat(host.certificate().getNotAfter())
        .isEqualTo(Date.from(NOW.plus(Duration.ofDays(3650))));
  }

  @Test
  void isWrittenAsPem() throws Exception {
    byte[] pem = host.pem().getBytes(StandardCharsets.US_ASCII);

    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem)))
        .isEqualTo(host.certificate());
    assertThat(host.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("\n");
  }

  @Test
  void hasANewKeyEachTime() {
    assertThat(HostCertificate.create(NOW).certificate().getPublicKey())
        .isNotEqualTo(host.certificate().getPublicKey());
  }
}
