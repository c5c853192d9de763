// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.lock.LockedSignature;
import io.odpf.optimus.plugin.manager.source.signature.VerifierException;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches and verifies signatures. A signature is fetched when its artifact is resolved, and is
 * locked with the artifact's digest. It is verified at every use of the artifact, so that neither a
 * changed lock nor a missing network can bypass it.
 */
final class Signatures {
  private static final long LIMIT = 1 << 16;

  private final Sources sources;
  private final VerifierRegistry verifiers;
  private final ArtifactStore store;
  private final InstallListener listener;

  Signatures(
      Sources sources, VerifierRegistry verifiers, ArtifactStore store, InstallListener listener) {
    this.listener = listener;
    this.sources = sources;
    this.verifiers = verifiers;
    this.store = store;
  }

  /** Fetches the current signature of a plugin; returns empty if it does not need one. */
  Optional<LockedSignature> current(FetchJob job)
      throws ArtifactFetchException, ProviderException, InterruptedException {
    Optional<PluginEntry.Signature> wanted = job.plugin().signature();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    String path = job.plugin().expand(wanted.get().path(), job.platform());
    try {
      String signature = base64(sources.small(job, path, LIMIT));
      return Optional.of(
          new LockedSignature(
              signature,
              wanted.get().ofChecksums()
                  ? Optional.of(base64(sources.checksums(job).content()))
                  : Optional.empty()));
    } catch (ProviderException failure) {
      if (failure.kind() != ProviderException.Kind.NOT_FOUND) {
        throw failure;
      }
      throw new ArtifactFetchException(
          FetchProblem.SIGNATURE_MISSING,
          job.plugin().name()
              + " must be signed, but its signature is missing: "
              + failure.getMessage(),
          "check the signature's path, or ask the publisher for it",
          failure);
    }
  }

  /**
   * Verifies an artifact in the store.
   *
   * @param signature the fetched or locked signature
   * @return the bundle whose verifier accepted it; empty if the plugin does not need a signature
   * @throws ArtifactFetchException if the plugin needs a signature, and it is missing or not valid
   * @throws ArtifactGoneException if the store does not have the artifact any more
   */
  Optional<ExtensionOrigin> verify(
      FetchJob job, Digest sha256, long size, Optional<LockedSignature> signature)
      throws ArtifactFetchException, IOException, InterruptedException {
    Optional<PluginEntry.Signature> wanted = job.plugin().signature();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    LockedSignature given = signature.orElseThrow(() -> unsigned(job));
    Path artifact =
        store
            .find(sha256, OptionalLong.of(size))
            .orElseThrow(() -> new ArtifactGoneException(Path.of(job.fileName())));
    if (!wanted.get().ofChecksums()) {
      return Optional.of(verify(job, wanted.get(), job.fileName(), artifact, given));
    }
    byte[] checksums = decode(job, given.checksums().orElseThrow(() -> unsigned(job)));
    ExtensionOrigin verifier;
    try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "checksums")) {
      Path file = Files.write(scratch.path().resolve("checksums.txt"), checksums);
      verifier = verify(job, wanted.get(), job.checksumsPath(), file, given);
    }
    for (Digest listed : new ChecksumsFile(checksums, job.checksumsPath()).of(job.path())) {
      Digest found = FileDigest.of(listed.algorithm(), artifact);
      if (!found.equals(listed)) {
        ExpectedDigest expected = new ExpectedDigest(listed, "the signed " + job.checksumsPath());
        throw new DigestMismatchException(job.fileName(), expected, found, sha256);
      }
    }
    return Optional.of(verifier);
  }

  /**
   * Verifies a file.
   *
   * @param name the name of the signed file, for messages
   */
  private ExtensionOrigin verify(
      FetchJob job,
      PluginEntry.Signature wanted,
      String name,
      Path signed,
      LockedSignature signature)
      throws ArtifactFetchException, IOException, InterruptedException {
    String subject = "the " + wanted.scheme() + " signature of " + name;
    try {
      VerifierRegistry.Verified verified =
          verifiers.verify(
              wanted.scheme(), signed, decode(job, signature.signature()), wanted.key());
      if (verified.statement().isPresent()) {
        SignedStatement statement = new SignedStatement(verified.statement().get());
        if (statement.contradicts(job.plugin().name(), job.plugin().version())) {
          throw new ArtifactFetchException(
              FetchProblem.SIGNATURE_OTHER_VERSION,
              subject + " is that of another version; its signer wrote: " + statement.shown(),
              "an older file may have been put in the place of this one; ask the publisher, or"
                  + " correct the plugin's version",
              null);
        }
      }
      listener.signatureVerified(
          job.plugin().name(),
          job.platform().toString(),
          wanted.scheme(),
          verified.statement().map(it -> new SignedStatement(it).shown()).orElse(""));
      return verified.by().get();
    } catch (VerificationException e) {
      throw refused(job, wanted.scheme(), subject, e);
    } catch (VerifierException e) {
      throw new ArtifactFetchException(
          VerificationException.Fault.VERIFIER,
          subject + " cannot be verified: " + e.getMessage(),
          "--verbose shows the stack trace; retry once the bundle works",
          e);
    }
  }

  private static ArtifactFetchException refused(
      FetchJob job, String scheme, String subject, VerificationException e) {
    String why = e.getMessage();
    return switch (e.fault()) {
      case SIGNATURE ->
          new ArtifactFetchException(
              VerificationException.Fault.SIGNATURE, subject + " " + why, e.hint(), e);
      case KEY ->
          new ArtifactFetchException(
              VerificationException.Fault.KEY,
              "the "
                  + scheme
                  + " key that the configuration gives for "
                  + job.plugin().name()
                  + " "
                  + why,
              e.hint(),
              e);
      case VERIFIER ->
          new ArtifactFetchException(
              VerificationException.Fault.VERIFIER,
              subject + " cannot be verified: " + why,
              e.hint(),
              e);
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(FetchJob job, String base64) throws ArtifactFetchException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // A malformed signature counts as missing.
      throw unsigned(job);
    }
  }

  private static ArtifactFetchException unsigned(FetchJob job) {
    return new ArtifactFetchException(
        FetchProblem.SIGNATURE_MISSING,
        job.plugin().name()
            + " must be signed, but the lock file has no signature of it for "
            + job.platform(),
        "lock it again: optimus plugin lock --upgrade " + job.plugin().name());
  }
}
