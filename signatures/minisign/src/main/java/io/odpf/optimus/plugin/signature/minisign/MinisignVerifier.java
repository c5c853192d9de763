// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;

/** Verifies minisign signatures of a file's digest and legacy ones of the file itself. */
public class MinisignVerifier implements SignatureVerifier {
  /**
   * The largest file that is read into memory: Ed25519 needs all bytes of a legacy signature at
   * once.
   */
  private static final long MAX_IN_MEMORY = 64L << 20;

  private static final int PIECE = 1 << 16;

  @Override
  public String scheme() {
    return "minisign";
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException {
    MinisignKey trusted = MinisignKey.parse(key);
    MinisignSignature given = MinisignSignature.parse(signature);
    if (!given.keyId().equals(trusted.id())) {
      throw VerificationException.signature(
          "was made with key " + given.keyId() + ", not with the trusted key " + trusted.id(),
          "ask the publisher which key is right; trust another key only if they confirm it");
    }
    byte[] signed = given.prehashed() ? digest(artifact) : whole(artifact);
    if (!signs(trusted, given.ofFile(), signed)) {
      throw VerificationException.signature(
          "does not match the downloaded file",
          "do not use the file; ask the publisher: the file, the signature or the server was tampered with");
    }
    if (!signs(trusted, given.ofComment(), given.commented())) {
      throw VerificationException.signature(
          "has a trusted comment that was changed after signing",
          "get the signature from the publisher again");
    }
  }

  /** Returns the trusted comment. */
  @Override
  public Optional<String> statement(byte[] signature) throws VerificationException {
    return Optional.of(MinisignSignature.parse(signature).comment());
  }

  private static boolean signs(MinisignKey key, byte[] signature, byte[] signed)
      throws VerificationException {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key.key());
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (java.security.SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw VerificationException.key("cannot be used: " + e.getMessage(), "", e);
    }
  }

  private static byte[] digest(Path artifact) throws IOException {
    Blake2b digest = new Blake2b();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(artifact)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return digest.digest();
  }

  private static byte[] whole(Path artifact) throws IOException, VerificationException {
    if (Files.size(artifact) > MAX_IN_MEMORY) {
      throw VerificationException.signature(
          "is of the legacy type, which can be verified only for files up to 64 MiB",
          "ask the publisher to sign with minisign 0.10 or later, which signs a digest");
    }
    return Files.readAllBytes(artifact);
  }
}
