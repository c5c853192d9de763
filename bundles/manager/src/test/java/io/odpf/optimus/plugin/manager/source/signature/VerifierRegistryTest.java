// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class VerifierRegistryTest {
  private static final Path FILE = Path.of("neo.tar.gz");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final VerifierRegistry registry =
      new VerifierRegistry(ExtensionResolver.NONE, Duration.ofMillis(50));

  /** The behaviour of a test's verifier. */
  private interface Verification {
    void run() throws VerificationException, IOException, InterruptedException;
  }

  private SignatureVerifier verifier(String name, Verification verification) {
    return new SignatureVerifier() {
      @Override
      public String scheme() {
        return "test";
      }

      @Override
      public void verify(Path artifact, byte[] signature, String key)
          throws VerificationException, IOException, InterruptedException {
        asked.add(name);
        verification.run();
      }
    };
  }

  private void verify() throws Exception {
    registry.verify("test", FILE, new byte[0], "key");
  }

  @Test
  void usesTheVerifierWithTheHighestRanking() throws Exception {
    SignatureVerifier own = verifier("own", () -> {});
    registry.add(verifier("built in", () -> {}), "built in", 0);
    registry.add(own, "own 1.0", 10);
    verify();
    registry.remove(own);
    verify();
    assertThat(asked).containsExactly("own", "built in");
  }

  @Test
  void resolvesASchemeAtItsFirstUse() throws Exception {
    VerifierRegistry[] self = new VerifierRegistry[1];
    self[0] =
        new VerifierRegistry(
            new ExtensionResolver() {
              @Override
              public void resolve(String name) {
                self[0].add(verifier(name, () -> {}), "catalogue", 0);
              }

              @Override
              public Set<String> names() {
                return Set.of("test");
              }

              @Override
              public String hint() {
                return "";
              }
            });
    assertThat(self[0].schemes()).containsExactly("test");
    assertThat(self[0].knows("test")).isTrue();
    self[0].verify("test", FILE, new byte[0], "key");
    assertThat(asked).containsExactly("test");
  }

  @Test
  void throwsTheVerifiersRefusal() {
    registry.add(
        verifier(
            "it",
            () -> {
              throw VerificationException.signature("is none", "");
            }),
        "a",
        0);
    assertThatThrownBy(this::verify).isInstanceOf(VerificationException.class);
  }

  @Test
  void reportsAnUnexpectedExceptionOfAVerifier() {
    registry.add(
        verifier(
            "it",
            () -> {
              throw new IllegalStateException("no table");
            }),
        "acme 1.0",
        0);
    assertThatThrownBy(this::verify)
        .isInstanceOf(VerifierException.class)
        .hasMessage(
            "the verifier of test signatures, which acme 1.0 brings, broke:"
                + " java.lang.IllegalStateException: no table");
  }

  @Test
  void reportsARemovedScheme() {
    assertThat(registry.knows("test")).isFalse();
    assertThatThrownBy(this::verify)
        .isInstanceOf(VerifierException.class)
        .hasMessage("no bundle verifies test signatures any more");
  }

  @Test
  void interruptsAVerifierThatIsRemoved() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    SignatureVerifier endless =
        verifier(
            "endless",
            () -> {
              running.countDown();
              new CountDownLatch(1).await();
            });
    registry.add(endless, "a", 0);
    FutureTask<Void> verification =
        new FutureTask<>(
            () -> {
              verify();
              return null;
            });
    new Thread(verification).start();
    running.await();

    registry.remove(endless);

    assertThatThrownBy(verification::get)
        .hasRootCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("was removed or updated while it was used");
  }
}
