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

/** Verifies minisign signatures, of the file's digest and, as older minisigns made, of the file. */
public class MinisignVerifier implements SignatureVerifier {
  /**
   * Ed25519 takes what it signs at once, so that without a digest a file has to fit into memory.
   */
  private static final long IN_MEMORY = 64L << 20;

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
          "ask the publisher which key is right; trust another one only if they tell you");
    }
    byte[] signed = given.prehashed() ? digest(artifact) : whole(artifact);
    if (!signs(trusted, given.ofFile(), signed)) {
      throw VerificationException.signature(
          "does not fit the file that was downloaded",
          "do not use the file; ask the publisher, whose file, signature or server was changed");
    }
    if (!signs(trusted, given.ofComment(), given.commented())) {
      throw VerificationException.signature(
          "has a trusted comment that was changed", "get the signature from the publisher again");
    }
  }

  /** The trusted comment. */
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
    } catch (java.security.SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException unusable) {
      throw VerificationException.key("cannot be used: " + unusable.getMessage(), "", unusable);
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
    if (Files.size(artifact) > IN_MEMORY) {
      throw VerificationException.signature(
          "is of the old kind, which can be verified for files of up to 64 MiB only",
          "ask the publisher to sign with minisign 0.10 or later, which signs a digest");
    }
    return Files.readAllBytes(artifact);
  }
}
