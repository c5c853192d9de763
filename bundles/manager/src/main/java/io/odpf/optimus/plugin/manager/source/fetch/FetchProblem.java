// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of fetching artifacts. */
public enum FetchProblem implements ProblemCode {
  DEFECT(
      "defect",
      "An artifact caused an unexpected error.",
      "Report the error, with the output of --verbose."),
  NOT_IN_STORE(
      "not-in-store",
      "A locked artifact is not in the store, and --offline forbids to fetch it.",
      "Run the command once without --offline."),
  NOT_LOCKED(
      "not-locked",
      "A plugin is not locked for a platform.",
      "Lock it where its source can be asked: optimus plugin lock --platform."),
  NOT_REVALIDATED(
      "not-revalidated",
      "A source could not be asked whether it changed.",
      "Check the network; what is locked is installed all the same."),
  BINARY_CHANGED(
      "binary-changed",
      "The artifact is the locked one, but the binary in it is another one.",
      "Run optimus plugin lock --upgrade for the plugin."),
  DIGEST_MISMATCH(
      "digest-mismatch",
      "An artifact does not have the digest that it must have.",
      "Do not use it before you know who changed it; if the change is intended, correct"
          + " the digest."),
  CHECKSUMS_MISSING(
      "checksums-missing",
      "The checksums file has no SHA-256 or SHA-512 checksum for an artifact.",
      "Check the plugin's checksums and path, or give the digest by sha256."),
  CHECKSUMS_AMBIGUOUS(
      "checksums-ambiguous",
      "The checksums file gives two checksums for an artifact.",
      "Ask the publisher which one is right."),
  SHA256_MISSING(
      "sha256-missing",
      "The sha256 of a plugin has no digest for a platform.",
      "Add the digest, or lock for the listed platforms only."),
  MIRROR_MISMATCH(
      "mirror-mismatch",
      "A mirror has other bytes under an artifact's digest.",
      "Find out who changed it; the artifact is taken from the next place. optimus plugin mirror"
          + " writes it anew."),
  MIRROR_FAILED(
      "mirror-failed",
      "A mirror cannot be used.",
      "Check its address, its credentials and the network; artifacts are taken from the next"
          + " place."),
  SIGNATURE_MISSING(
      "signature-missing",
      "A plugin must be signed, and there is no signature.",
      "Check the signature's path, or ask the publisher for it; for a lock file, run"
          + " optimus plugin lock --upgrade."),
  SIGNATURE_OTHER_VERSION(
      "signature-other-version",
      "A signature is that of another version.",
      "Ask the publisher, or correct the plugin's version.");

  private final Entry entry;

  FetchProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
