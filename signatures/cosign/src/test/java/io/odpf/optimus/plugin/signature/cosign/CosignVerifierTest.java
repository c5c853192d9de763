// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosignVerifierTest {
  private final CosignVerifier verifier = new CosignVerifier();
  private KeyPair pair;
  private Path file;

  @BeforeEach
  void signer(@TempDir Path directory) throws Exception {
    file = Files.writeString(directory.resolve("neo.tar.gz"), "what was published");
    pair = elliptic("secp256r1");
  }

  private static KeyPair elliptic(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private String signed(KeyPair by, String algorithm) throws GeneralSecurityException, IOException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(by.getPrivate());
    signer.update(Files.readAllBytes(file));
    return Base64.getEncoder().encodeToString(signer.sign());
  }

  private void verify(String signature, String key) throws VerificationException, IOException {
    verifier.verify(file, signature.getBytes(StandardCharsets.UTF_8), key);
  }

  private VerificationException refusal(String signature, String key) {
    return catchThrowableOfType(VerificationException.class, () -> verify(signature, key));
  }

  /** Made with {@code openssl dgst -sha256 -sign}, whose form is cosign's. */
  @Test
  void verifiesASignatureOfAnotherProgram() throws IOException {
    Files.writeString(file, "test\n");
    assertThatNoException()
        .isThrownBy(
            () ->
                verify(
                    "MEYCIQCjm/lwSQGKsMrG0vrCqiosLsn3VdXsQ3nOxrVNQ4yOZQIhAJuFV3HO"
                        + "C7RnmxCYr7Cv4Jc72nsPmRC7Ze2hNlY9vufe",
                    """
                    -----BEGIN PUBLIC KEY-----
                    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEG6MFhhU/0S4b6b/OC7uaX29J+yis
                    juWIWulB+axfvim6ehFjZVZeZYEGbD6RslRm1dO/mSORPS5NHdLq89HbGg==
                    -----END PUBLIC KEY-----"""));
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, SHA256withECDSA",
    "secp384r1, SHA384withECDSA",
    "secp384r1, SHA256withECDSA",
    "secp521r1, SHA512withECDSA",
    "secp521r1, SHA256withECDSA",
  })
  void verifiesEveryCurveOfCosign(String curve, String algorithm) throws Exception {
    KeyPair signer = elliptic(curve);
    String signature = signed(signer, algorithm);
    assertThatNoException().isThrownBy(() -> verify(signature + "\n", pem(signer.getPublic())));
  }

  @Test
  void verifiesSignaturesOfImportedRsaKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair signer = generator.generateKeyPair();
    String signature = signed(signer, "SHA256withRSA");
    assertThatNoException().isThrownBy(() -> verify(signature, pem(signer.getPublic())));
  }

  @Test
  void verifiesABundleOfVersionOneOrTwo() throws Exception {
    String bundle =
        "{\"base64Signature\":\"" + signed(pair, "SHA256withECDSA") + "\",\"cert\":\"\"}";
    assertThatNoException().isThrownBy(() -> verify(bundle, pem(pair.getPublic())));
  }

  @Test
  void verifiesABundleOfVersionThree() throws Exception {
    String bundle =
        """
        {"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json",
         "verificationMaterial":{"publicKey":{"hint":"bmVv"},"tlogEntries":[]},
         "messageSignature":{"messageDigest":{"algorithm":"SHA2_256","digest":"AAAA"},
           "signature":"%s"}}
        """
            .formatted(signed(pair, "SHA256withECDSA"));
    assertThatNoException().isThrownBy(() -> verify(bundle, pem(pair.getPublic())));
  }

  @Test
  void refusesTheSignatureOfAnotherFile() throws Exception {
    String signature = signed(pair, "SHA256withECDSA");
    Files.writeString(file, "what was not");
    VerificationException refusal = refusal(signature, pem(pair.getPublic()));
    assertThat(refusal).hasMessageContaining("does not match the downloaded file");
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.SIGNATURE);
    assertThat(refusal.hint()).contains("do not use the file");
  }

  @Test
  void refusesTheSignatureOfAnotherKey() throws Exception {
    String signature = signed(elliptic("secp256r1"), "SHA256withECDSA");
    assertThat(refusal(signature, pem(pair.getPublic())))
        .hasMessageContaining("was made with a key other than the trusted one");
  }

  @Test
  void refusesEveryChangedBit() throws Exception {
    byte[] signature = Base64.getDecoder().decode(signed(pair, "SHA256withECDSA"));
    String key = pem(pair.getPublic());
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(refusal(Base64.getEncoder().encodeToString(changed), key))
          .as("bit %d", bit)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html><title>Sign in</title>",
        "{",
        "{\"base64Signature\":[]}",
        "{\"messageSignature\":{}}",
        "{\"base64Signature\":\"\"}",
        "{\"dsseEnvelope\":{\"payload\":\"\"}}",
      })
  void whatIsNoSignatureIsRefused(String text) {
    VerificationException refusal = refusal(text, pem(pair.getPublic()));
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.SIGNATURE);
    assertThat(refusal.hint()).contains("cosign sign-blob --key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n=A\n-----END PUBLIC KEY-----",
        "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nAAAA\n"
            + "-----END ENCRYPTED SIGSTORE PRIVATE KEY-----",
      })
  void whatIsNoKeyIsRefused(String key) throws Exception {
    VerificationException refusal = refusal(signed(pair, "SHA256withECDSA"), key);
    assertThat(refusal.fault()).isEqualTo(VerificationException.Fault.KEY);
    assertThat(refusal.hint()).contains("cosign.pub");
  }

  @Test
  void refusesAKeyOfAnotherKind() throws Exception {
    PublicKey edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    assertThat(refusal(signed(pair, "SHA256withECDSA"), pem(edwards)))
        .hasMessage("is neither an ECDSA nor an RSA key");
  }
}
