// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first line of a plugin, by the rules of go-plugin's host. */
class HandshakeLineTest {
  private static final HandshakeTerms TERMS = HandshakeTerms.OPTIMUS;

  @Test
  void readsTheLineOfRealPlugins() throws Exception {
    Handshake handshake = HandshakeLine.read("1|1|unix|/tmp/plugin123|grpc|", TERMS);

    assertThat(handshake.version()).isEqualTo(1);
    assertThat(handshake.address()).isEqualTo(UnixDomainSocketAddress.of("/tmp/plugin123"));
    assertThat(handshake.certificate()).isEmpty();
    assertThat(handshake.multiplexed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  1|1|unix|/s|grpc \r",
        "+1|01|unix|/s|grpc",
        "1|1|unix|/s|grpc|text of an older plugin|true",
        "1|1|unix|/s|grpc||true|more|fields"
      })
  void toleratesWhatGoPluginTolerates(String line) throws Exception {
    assertThat(HandshakeLine.read(line, TERMS).address())
        .isEqualTo(UnixDomainSocketAddress.of("/s"));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:1234", "localhost:1234", ":1234", "[::1]:1234"})
  void readsAddressesOnLoopback(String address) throws Exception {
    InetSocketAddress read =
        (InetSocketAddress) HandshakeLine.read("1|1|tcp|" + address + "|grpc", TERMS).address();

    assertThat(read.getPort()).isEqualTo(1234);
    assertThat(read.getAddress()).matches(InetAddress::isLoopbackAddress);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';handshake-garbled",
        "Hello;handshake-garbled",
        "1|1|unix;handshake-garbled",
        "x|1|unix|/s|grpc;handshake-garbled",
        "2|1|unix|/s|grpc;handshake-core-version",
        "1 |1|unix|/s|grpc;handshake-garbled",
        "1|x|unix|/s|grpc;handshake-garbled",
        "1|99999999999|unix|/s|grpc;handshake-garbled",
        "1|2|unix|/s|grpc;handshake-version",
        "1|1|UNIX|/s|grpc;handshake-network",
        "1|1||/s|grpc;handshake-network",
        "1|1|unix||grpc;handshake-garbled",
        "1|1|tcp|127.0.0.1|grpc;handshake-garbled",
        "1|1|tcp|[::1]|grpc;handshake-garbled",
        "1|1|tcp|127.0.0.1:0|grpc;handshake-garbled",
        "1|1|tcp|127.0.0.1:70000|grpc;handshake-garbled",
        "1|1|tcp|192.0.2.1:1234|grpc;handshake-address",
        "1|1|unix|/s;handshake-protocol",
        "1|1|unix|/s|netrpc;handshake-protocol",
        "1|1|unix|/s|grpc|!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!;handshake-certificate",
        "1|1|unix|/s|grpc|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;handshake-certificate"
      })
  void refusesWhatCannotBeSpokenTo(String line, String code) {
    HandshakeException refusal = refusal(line, TERMS);

    assertThat(refusal.problem().code().word()).isEqualTo(code);
    assertThat(refusal.getMessage()).isNotBlank().matches("[^\\p{Cntrl}]+");
    assertThat(refusal.problem().hint()).isNotBlank();
  }

  @Test
  void reportsTheFirstFaultInTheOrderOfGoPlugin() {
    assertThat(refusal("2|2|bus|x|netrpc", TERMS).problem().code())
        .isEqualTo(HandshakeProblem.CORE_VERSION);
    assertThat(refusal("1|2|bus|x|netrpc", TERMS).problem().code())
        .isEqualTo(HandshakeProblem.VERSION);
    assertThat(refusal("1|1|bus|x|netrpc", TERMS).problem().code())
        .isEqualTo(HandshakeProblem.NETWORK);
    assertThat(refusal("1|1|unix|x|netrpc", TERMS.withEncryption()).problem().code())
        .isEqualTo(HandshakeProblem.PROTOCOL);
  }

  @Test
  void showsTheLineBoundedAndPrintable() {
    String line = "\u001b[31mred\u202e" + "x".repeat(100_000);

    assertThat(refusal(line, TERMS).getMessage())
        .startsWith("answered '\\u{1b}[31mred\\u{202e}xxx")
        .hasSizeLessThan(500);
  }

  @Test
  void readsACertificateWithoutPadding() throws Exception {
    byte[] der = HostCertificate.create(Instant.now()).certificate().getEncoded();
    String field = Base64.getEncoder().withoutPadding().encodeToString(der);

    Handshake handshake = HandshakeLine.read("1|1|unix|/s|grpc|" + field, TERMS.withEncryption());

    assertThat(handshake.certificate().orElseThrow().getEncoded()).isEqualTo(der);
  }

  @Test
  void refusesAPluginThatDoesNotEncryptAsRequested() {
    assertThat(refusal("1|1|unix|/s|grpc|", TERMS.withEncryption()).problem().code())
        .isEqualTo(HandshakeProblem.UNENCRYPTED);
  }

  @Test
  void requiresMultiplexingIfRequested() throws Exception {
    HandshakeTerms terms = new HandshakeTerms(List.of(1), false, true);

    assertThat(HandshakeLine.read("1|1|unix|/s|grpc||true", terms).multiplexed()).isTrue();
    assertThat(refusal("1|1|unix|/s|grpc||false", terms).problem().code())
        .isEqualTo(HandshakeProblem.MULTIPLEXING);
    assertThat(refusal("1|1|unix|/s|grpc|", terms).problem().code())
        .isEqualTo(HandshakeProblem.MULTIPLEXING);
    assertThat(refusal("1|1|unix|/s|grpc||yes", terms).problem().code())
        .isEqualTo(HandshakeProblem.GARBLED);
  }

  private static HandshakeException refusal(String line, HandshakeTerms terms) {
    return catchThrowableOfType(HandshakeException.class, () -> HandshakeLine.read(line, terms));
  }
}
