// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of a file that holds {@code test}, made by minisign itself, and ones gone wrong. */
class MinisignVerifierTest {
  private static final String KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
  private static final String OTHER_KEY =
      "RWSGOq2NVecA2UPNdBUZykf1CCb147pkmdtYxgb3Ti+JO/wCYvhbAb/U";

  private static final String PREHASHED =
      """
      untrusted comment: signature from minisign secret key
      RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
      trusted comment: timestamp:1633700835\tfile:test\tprehashed
      wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==
      """;

  private static final String OLD =
      """
      untrusted comment: signature from minisign secret key
      RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=
      trusted comment: timestamp:1555779966\tfile:test
      QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==
      """;

  private final MinisignVerifier verifier = new MinisignVerifier();
  private Path file;

  @BeforeEach
  void file(@TempDir Path directory) throws IOException {
    file = Files.writeString(directory.resolve("neo.tar.gz"), "test");
  }

  private void verify(String signature, String key) throws VerificationException, IOException {
    verifier.verify(file, signature.getBytes(StandardCharsets.UTF_8), key);
  }

  private VerificationException refusal(String signature, String key) {
    return catchThrowableOfType(VerificationException.class, () -> verify(signature, key));
  }

  static Stream<String> signatures() {
    return Stream.of(PREHASHED, OLD);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void verifiesASignatureOfMinisign(String signature) {
    assertThatNoException().isThrownBy(() -> verify(signature, KEY));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void linesMayEndAsOnWindows(String signature) {
    assertThatNoException().isThrownBy(() -> verify(signature.replace("\n", "\r\n"), KEY));
  }

  @Test
  void acceptsTheWholeFileAsKey() {
    String whole = "untrusted comment: minisign public key E7620F1842B4E81F\n" + KEY + "\n";
    assertThatNoException().isThrownBy(() -> verify(PREHASHED, whole));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void refusesTheSignatureOfAnotherFile(String signature) throws IOException {
    Files.writeString(file, "tesu");
    VerificationException refusal = refusal(signature, KEY);
    assertThat(refusal).hasMessage("does not match the downloaded file");
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.SIGNATURE);
    assertThat(refusal.hint()).contains("do not use the file");
  }

  @Test
  void namesTheOtherKeyAndTheTrustedOne() {
    assertThat(refusal(PREHASHED, OTHER_KEY))
        .hasMessage(
            "was made with key E7620F1842B4E81F, not with the trusted key D900E7558DAD3A86");
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void refusesAChangedTrustedComment(String signature) {
    assertThat(refusal(signature.replace("file:test", "file:neo"), KEY))
        .hasMessage("has a trusted comment that was changed after signing");
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void refusesEveryChangedBitOfTheSignedParts(String signature) {
    String[] lines = signature.split("\n");
    for (int line : new int[] {1, 3}) {
      byte[] bytes = Base64.getDecoder().decode(lines[line]);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        String[] all = lines.clone();
        all[line] = Base64.getEncoder().encodeToString(changed);
        assertThat(refusal(String.join("\n", all), KEY))
            .as("line %d, bit %d", line, bit)
            .isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html><title>Sign in</title>",
        "untrusted comment: one line",
        "untrusted comment: a\nAAAA\ntrusted comment: b\nAAAA\n",
        "untrusted comment: a\n\u0000\ntrusted comment: b\nAAAA\n",
      })
  void whatIsNoSignatureIsRefused(String text) {
    VerificationException refusal = refusal(text, KEY);
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.SIGNATURE);
    assertThat(refusal.hint()).contains(".minisig");
  }

  @Test
  void refusesASignatureWithoutTheGlobalOne() {
    String[] lines = PREHASHED.split("\n");
    assertThat(refusal(lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\nAAAA\n", KEY))
        .hasMessage("does not sign its trusted comment");
    assertThat(refusal(lines[0] + "\n" + lines[1] + "\n", KEY))
        .hasMessage("does not have the four lines of a minisign signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "RWQf6LRCGA9i53", "-----BEGIN PUBLIC KEY-----", "a\nb\nc", "comment\n" + KEY})
  void whatIsNoKeyIsRefused(String key) {
    VerificationException refusal = refusal(PREHASHED, key);
    assertThat(refusal).hasMessage("is not a minisign public key");
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.KEY);
    assertThat(refusal.hint()).contains(".pub");
  }

  @Test
  void refusesLegacySignaturesOfFilesLargerThanMemory() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64L << 20) + 1);
    }
    assertThat(refusal(OLD, KEY))
        .hasMessage("is of the legacy type, which can be verified only for files up to 64 MiB");
  }
}
