// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.cosign;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Verifies signatures that {@code cosign sign-blob --key} made. */
public class CosignVerifier implements SignatureVerifier {
  private static final int PIECE = 1 << 16;

  @Override
  public String scheme() {
    return "cosign";
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException {
    CosignKey trusted = CosignKey.parse(key);
    byte[] given = CosignSignature.parse(signature);
    for (String algorithm : trusted.algorithms()) {
      if (signs(trusted.key(), algorithm, given, artifact)) {
        return;
      }
    }
    throw VerificationException.signature(
        "does not match the downloaded file, or was made with a key other than the trusted one",
        "do not use the file; ask the publisher for the key and the signature");
  }

  private static boolean signs(PublicKey key, String algorithm, byte[] signature, Path artifact)
      throws VerificationException, IOException {
    try (InputStream in = Files.newInputStream(artifact)) {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        verifier.update(piece, 0, read);
      }
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw VerificationException.key("cannot be used: " + e.getMessage(), "", e);
    }
  }
}
