// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests that every verifier must pass. A verifier's test extends this class, and implements the
 * creation of keys and signatures.
 */
public abstract class VerifierSuite {
  private static final int SIZE = 200_000;
  private static final int CALLERS = 4;

  @TempDir private Path directory;

  private final byte[] content = new byte[SIZE];
  private SignatureVerifier verifier;
  private Signer signer;

  /** Returns the verifier to test. */
  protected abstract SignatureVerifier verifier() throws Exception;

  /** Returns the owner of a new key, a different one at each call. */
  protected abstract Signer signer() throws Exception;

  @BeforeEach
  void prepareVerifierAndKey() throws Exception {
    new Random(1).nextBytes(content);
    verifier = verifier();
    signer = signer();
  }

  @Test
  void namesItsScheme() {
    assertThat(verifier.scheme()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void acceptsASignatureOfTheKeysOwner() {
    assertThatCode(() -> verify(content, signer.sign(content), signer.key()))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsAnEmptyFileThatIsSigned() {
    assertThatCode(() -> verify(new byte[0], signer.sign(new byte[0]), signer.key()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFileWithOneBitChangedAnywhere() throws Exception {
    byte[] signature = signer.sign(content);
    for (int place : List.of(0, SIZE / 2, SIZE - 1)) {
      byte[] changed = content.clone();
      changed[place] ^= 1;
      refused(changed, signature, signer.key(), VerificationException.Fault.SIGNATURE);
    }
  }

  @Test
  void refusesAFileThatIsShorterOrLonger() throws Exception {
    byte[] signature = signer.sign(content);
    refused(
        Arrays.copyOf(content, SIZE - 1),
        signature,
        signer.key(),
        VerificationException.Fault.SIGNATURE);
    refused(
        Arrays.copyOf(content, SIZE + 1),
        signature,
        signer.key(),
        VerificationException.Fault.SIGNATURE);
  }

  @Test
  void refusesASignatureOfAnotherKey() throws Exception {
    refused(content, signer().sign(content), signer.key(), VerificationException.Fault.SIGNATURE);
  }

  @Test
  void refusesAnythingButASignature() throws Exception {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    byte[] noise = new byte[300];
    new Random(2).nextBytes(noise);
    for (byte[] none : List.of(new byte[0], page, noise, new byte[1 << 16])) {
      refused(content, none, signer.key(), VerificationException.Fault.SIGNATURE);
    }
  }

  @Test
  void refusesATruncatedSignature() throws Exception {
    byte[] signature = signer.sign(content);
    refused(
        content,
        Arrays.copyOf(signature, signature.length / 2),
        signer.key(),
        VerificationException.Fault.SIGNATURE);
  }

  @Test
  void blamesAnInvalidKey() throws Exception {
    byte[] signature = signer.sign(content);
    for (String none : List.of("", "secret", "-----BEGIN PUBLIC KEY-----")) {
      refused(content, signature, none, VerificationException.Fault.KEY);
    }
  }

  @Test
  void explainsARefusalInOneLine() throws Exception {
    VerificationException why = refusal(content, new byte[] {1}, signer.key());

    assertThat(why.getMessage()).isNotBlank().hasLineCount(1);
    assertThat(why.hint().lines().count()).isLessThanOrEqualTo(1);
  }

  @Test
  void leavesTheFileUnchanged() throws Exception {
    Path file = file(content);
    verifier.verify(file, signer.sign(content), signer.key());

    assertThat(file).hasBinaryContent(content);
    try (var files = Files.list(directory)) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  @Test
  void failsAsUnreadableIfTheFileIsGone() throws Exception {
    byte[] signature = signer.sign(content);
    assertThatThrownBy(() -> verifier.verify(directory.resolve("missing"), signature, signer.key()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void returnsAStatementAsPlainText() throws Exception {
    byte[] signature = signer.sign(content);
    verify(content, signature, signer.key());

    Optional<String> statement = verifier.statement(signature);
    assertThat(statement.orElse("")).doesNotContain("\0");
  }

  @Test
  void verifiesInSeveralThreadsConcurrently() throws Exception {
    byte[] signature = signer.sign(content);
    Path file = file(content);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        calls.add(
            threads.submit(
                () -> {
                  verifier.verify(file, signature, signer.key());
                  return null;
                }));
      }
      for (Future<?> call : calls) {
        assertThatCode(call::get).doesNotThrowAnyException();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void verify(byte[] bytes, byte[] signature, String key) throws Exception {
    verifier.verify(file(bytes), signature, key);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("artifact.tar.gz"), bytes);
  }

  private void refused(
      byte[] bytes, byte[] signature, String key, VerificationException.Fault fault)
      throws Exception {
    assertThat(refusal(bytes, signature, key).fault()).isEqualTo(fault);
  }

  private VerificationException refusal(byte[] bytes, byte[] signature, String key)
      throws IOException {
    Path file = file(bytes);
    VerificationException why =
        catchThrowableOfType(
            VerificationException.class, () -> verifier.verify(file, signature, key));
    assertThat(why).as("a refusal").isNotNull();
    return why;
  }
}
