// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import io.odpf.optimus.plugin.signature.cosign.CosignVerifier;
import io.odpf.optimus.plugin.signature.minisign.MinisignVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Signatures and keys of the scheme selected by the first byte: only genuine signatures are
 * accepted, in any wrapping, and refusals have a message.
 */
public final class SignatureTarget {
  private static final Path FILE =
      Scratch.create().write("artifact", "test".getBytes(StandardCharsets.US_ASCII));

  private static final SignatureVerifier MINISIGN = new MinisignVerifier();
  private static final String MINISIGN_KEY =
      "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
  private static final String MINISIGN_SIGNATURE =
      """
      untrusted comment: signature from minisign secret key
      RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
      trusted comment: timestamp:1633700835\tfile:test\tprehashed
      wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==
      """;

  private static final SignatureVerifier COSIGN = new CosignVerifier();
  private static final String COSIGN_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEG6MFhhU/0S4b6b/OC7uaX29J+yis
      juWIWulB+axfvim6ehFjZVZeZYEGbD6RslRm1dO/mSORPS5NHdLq89HbGg==
      -----END PUBLIC KEY-----
      """;
  private static final String COSIGN_SIGNATURE =
      "MEUCICPzqCSYeC1yyiSlIE1FAJumA+2P6TG6wE/bP/AenwlWAiEAh2aLZs9S"
          + "Acz9cM1nIviNUzIEXfIWK/ta2vw5AMutNhk=";

  private SignatureTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException, InterruptedException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0]) {
      case 'm' -> signature(MINISIGN, rest, MINISIGN_KEY);
      case 'M' -> key(MINISIGN, MINISIGN_SIGNATURE, rest);
      case 'c' -> signature(COSIGN, rest, COSIGN_KEY);
      case 'C' -> key(COSIGN, COSIGN_SIGNATURE, rest);
      default -> {
        // There is no such scheme.
      }
    }
  }

  private static void signature(SignatureVerifier verifier, byte[] input, String key)
      throws IOException, InterruptedException {
    try {
      verifier.verify(FILE, input, key);
    } catch (VerificationException failure) {
      told(failure);
      Invariant.holds(
          failure.fault() == VerificationException.Fault.SIGNATURE, "the key is at fault");
      return;
    }
    // The owner's signature, or a bundle around it; a fuzzer cannot guess the line of base64.
    String text = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[\\s\\\\]", "");
    Invariant.holds(
        text.contains("RUQf6LRCGA9i559r3g7V1qNyJDApGip8Mfqcad")
            || text.contains("RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQ")
            || text.contains(COSIGN_SIGNATURE.substring(0, 40)),
        "a forged signature");
  }

  private static void key(SignatureVerifier verifier, String signature, byte[] input)
      throws IOException, InterruptedException {
    try {
      verifier.verify(
          FILE,
          signature.getBytes(StandardCharsets.US_ASCII),
          new String(input, StandardCharsets.UTF_8));
    } catch (VerificationException e) {
      told(e);
    }
  }

  private static void told(VerificationException refused) {
    Invariant.holds(!refused.getMessage().isBlank(), "a refusal without words");
    Invariant.printable(refused.getMessage());
    Invariant.printable(refused.hint());
  }
}
