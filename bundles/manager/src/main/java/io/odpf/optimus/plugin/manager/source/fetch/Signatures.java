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
 * The signatures that plugins must have. One is fetched when its artifact is resolved, goes into
 * the lock beside the artifact's digest, and is verified whenever the artifact is to be used, so
 * that neither a changed lock nor a machine without network gets by without it.
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

  /** What the source has as the signature now; empty if the plugin needs none. */
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
   * @param signature as it was fetched or locked
   * @return the bundle whose verifier accepted it; empty if the plugin needs no signature
   * @throws ArtifactFetchException if the plugin must be signed and the artifact is not
   * @throws ArtifactGoneException if the store lost the artifact meanwhile
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
    byte[] checksums = decoded(job, given.checksums().orElseThrow(() -> unsigned(job)));
    ExtensionOrigin verifier;
    try (ScratchDirectory scratch = ScratchDirectory.create(store.scratch(), "checksums")) {
      Path file = Files.write(scratch.path().resolve("checksums.txt"), checksums);
      verifier = verify(job, wanted.get(), job.checksumsPath(), file, given);
    }
    for (Digest listed : new ChecksumsFile(checksums, job.checksumsPath()).of(job.path())) {
      Digest found = FileDigest.of(listed.algorithm(), artifact);
      if (!found.equals(listed)) {
        ExpectedDigest expectedDigests =
            new ExpectedDigest(listed, "the signed " + job.checksumsPath());
        throw new DigestMismatchException(job.fileName(), expectedDigests, found, sha256);
      }
    }
    return Optional.of(verifier);
  }

  /**
   * @param name what is signed, for messages
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
              wanted.scheme(), signed, decoded(job, signature.signature()), wanted.key());
      if (verified.statement().isPresent()) {
        SignedStatement said = new SignedStatement(verified.statement().get());
        if (said.contradicts(job.plugin().name(), job.plugin().version())) {
          throw new ArtifactFetchException(
              FetchProblem.SIGNATURE_OTHER_VERSION,
              subject + " is that of another version; its signer wrote: " + said.shown(),
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
    } catch (VerificationException refused) {
      throw refused(job, wanted.scheme(), subject, refused);
    } catch (VerifierException unknown) {
      throw new ArtifactFetchException(
          VerificationException.Fault.VERIFIER,
          subject + " cannot be verified: " + unknown.getMessage(),
          "--verbose shows the stack trace; retry once the bundle works",
          unknown);
    }
  }

  private static ArtifactFetchException refused(
      FetchJob job, String scheme, String subject, VerificationException refused) {
    String why = refused.getMessage();
    return switch (refused.fault()) {
      case SIGNATURE ->
          new ArtifactFetchException(
              VerificationException.Fault.SIGNATURE, subject + " " + why, refused.hint(), refused);
      case KEY ->
          new ArtifactFetchException(
              VerificationException.Fault.KEY,
              "the "
                  + scheme
                  + " key that the configuration gives for "
                  + job.plugin().name()
                  + " "
                  + why,
              refused.hint(),
              refused);
      case VERIFIER ->
          new ArtifactFetchException(
              VerificationException.Fault.VERIFIER,
              subject + " cannot be verified: " + why,
              refused.hint(),
              refused);
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(FetchJob job, String base64) throws ArtifactFetchException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException edited) {
      // as good as none
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
