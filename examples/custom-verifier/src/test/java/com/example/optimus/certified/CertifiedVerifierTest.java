// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.certified;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.signature.suite.Signer;
import io.odpf.optimus.plugin.signature.suite.VerifierSuite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Inherits the tests; makes keys and signatures as the scheme's tool does. */
class CertifiedVerifierTest extends VerifierSuite {
  @Override
  protected SignatureVerifier verifier() {
    return new CertifiedVerifier();
  }

  @Override
  protected Signer signer() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new KeySigner(generator.generateKeyPair());
  }

  private record KeySigner(KeyPair keys) implements Signer {
    @Override
    public String key() {
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
          + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public byte[] sign(byte[] content) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return Base64.getEncoder()
          .encodeToString(signature.sign())
          .getBytes(StandardCharsets.US_ASCII);
    }
  }
}
