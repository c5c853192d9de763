// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies OpenPGP signatures of files. */
public class GpgVerifier implements SignatureVerifier {
  /** Digests that can be forged (RFC 9580, 9.5): MD5, SHA-1, RIPEMD-160. */
  private static final Set<String> WEAK = Set.of("1", "2", "3");

  /** The class of signatures of bytes rather than of text (RFC 9580, 5.2.1). */
  private static final String BINARY = "00";

  /** The positions of digest and signature class in a {@code VALIDSIG} status. */
  private static final int DIGEST = 8;

  private static final int CLASS = 9;

  /** The same limit as for unpacking an archive; 2 GiB take about 10 s. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String searchPath;
  private final Duration limit;

  public GpgVerifier() {
    this(System.getenv().getOrDefault("PATH", ""), LIMIT);
  }

  /**
   * Creates a verifier with a time limit.
   *
   * @param searchPath the directories to search for gpgv
   * @param limit the longest time that gpgv may take
   */
  GpgVerifier(String searchPath, Duration limit) {
    this.searchPath = searchPath;
    this.limit = limit;
  }

  @Override
  public String scheme() {
    return "gpg";
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException, InterruptedException {
    byte[] keys = GpgKey.parse(key);
    byte[] packets = DetachedSignature.parse(signature);
    Gpgv gpgv =
        Gpgv.find(searchPath)
            .orElseThrow(
                () ->
                    VerificationException.verifier(
                        "gpgv is not on the search path",
                        "install it (Debian: gpgv, Fedora: gnupg2, macOS: gnupg)"));
    try (TemporaryDirectory scratch = TemporaryDirectory.create("gpgv")) {
      Path home = scratch.path();
      Path ring = Files.write(home.resolve("trusted.gpg"), keys);
      Path detached = Files.write(home.resolve("signature"), packets);
      check(gpgv.verify(home, ring, detached, artifact, limit));
    }
  }

  private static void check(Gpgv.Answer answer) throws VerificationException {
    rejectFailures(answer);
    List<String> valid = answer.first("VALIDSIG").orElse(List.of());
    boolean good = answer.exitCode() == 0 && answer.first("GOODSIG").isPresent();
    if (!good || valid.size() <= CLASS) {
      throw DetachedSignature.none();
    }
    for (List<String> status : answer.statuses()) {
      if (status.get(0).equals("VALIDSIG")) {
        rejectWeak(status);
      }
    }
  }

  private static void rejectFailures(Gpgv.Answer answer) throws VerificationException {
    if (answer.first("PLAINTEXT").isPresent()) {
      throw VerificationException.signature(
          "contains the signed file itself", "sign with gpg --detach-sign");
    }
    if (answer.first("BADSIG").isPresent()) {
      throw VerificationException.signature(
          "does not match the downloaded file",
          "do not use the file; ask the publisher: the file, the signature or the server was tampered with");
    }
    Optional<List<String>> unknown = answer.first("NO_PUBKEY");
    if (unknown.isPresent()) {
      throw VerificationException.signature(
          "was made with key " + unknown.get().get(1) + ", which is not the trusted key",
          "ask the publisher which key is right; trust another key only if they confirm it");
    }
    if (answer.first("REVKEYSIG").isPresent()) {
      throw VerificationException.signature(
          "was made with a revoked key", "ask the publisher for a new one");
    }
    if (answer.first("EXPKEYSIG").isPresent()) {
      throw VerificationException.signature(
          "was made with an expired key",
          "if the publisher extended the key, update it in the configuration");
    }
    if (answer.first("EXPSIG").isPresent()) {
      throw VerificationException.signature("has expired", "ask the publisher for a new one");
    }
    if (answer.first("ERRSIG").isPresent()) {
      throw VerificationException.signature(
          "is of a type that this version of gpgv cannot verify", "use a newer gpgv");
    }
  }

  private static void rejectWeak(List<String> valid) throws VerificationException {
    if (WEAK.contains(valid.get(DIGEST))) {
      throw VerificationException.signature(
          "uses a digest that can be forged (MD5, SHA-1 or RIPEMD-160)",
          "ask the publisher to sign with SHA-256 or SHA-512");
    }
    if (!valid.get(CLASS).equals(BINARY)) {
      throw VerificationException.signature(
          "signs text with normalized line ends, not the bytes of the file",
          "ask the publisher to sign without gpg's --textmode");
    }
  }
}
