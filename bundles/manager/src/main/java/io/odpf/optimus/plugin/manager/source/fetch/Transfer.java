// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.List;
import java.util.OptionalLong;

/** The transfer of an artifact from its source, in one or more attempts. Used by one thread. */
final class Transfer {
  private final boolean current;
  private final boolean provable;
  private Artifact artifact;
  private List<ExpectedDigest> expectedDigests;

  private Transfer(Artifact artifact, List<ExpectedDigest> expectedDigests, boolean current) {
    this.artifact = artifact;
    this.expectedDigests = List.copyOf(expectedDigests);
    this.current = current;
    this.provable = !expectedDigests.isEmpty();
  }

  /** Returns a transfer of a pinned artifact, which continues earlier attempts. */
  static Transfer of(Artifact artifact, List<ExpectedDigest> expectedDigests) {
    return new Transfer(artifact, expectedDigests, false);
  }

  /** Returns a transfer of the current artifact, which starts from the beginning each time. */
  static Transfer ofCurrent(Artifact artifact, List<ExpectedDigest> expectedDigests) {
    return new Transfer(artifact, expectedDigests, true);
  }

  /** Returns the delivered artifact after a run, and the expected one before. */
  Artifact artifact() {
    return artifact;
  }

  /** Returns the digests that the artifact must have. */
  List<ExpectedDigest> expectedDigests() {
    return expectedDigests;
  }

  /** Runs an attempt. */
  Artifact run(Provider provider, ArtifactFile file)
      throws ProviderException, InterruptedException {
    return current ? runCurrent(provider, file) : runPinned(provider, file);
  }

  private Artifact runPinned(Provider provider, ArtifactFile file)
      throws ProviderException, InterruptedException {
    long known = artifact.size().orElse(-1);
    file.beginAttempt();
    if (provable && file.received() > 0 && file.received() == known) {
      return artifact; // An earlier run received everything, but ended before it was stored.
    }
    if (known >= 0 && file.received() > known) {
      file.restart();
    }
    provider.fetch(artifact, file);
    checkLength(file);
    return artifact;
  }

  private Artifact runCurrent(Provider provider, ArtifactFile file)
      throws ProviderException, InterruptedException {
    file.restart();
    artifact = provider.fetchCurrent(artifact.request().unpinned(), file);
    if (expectedDigests.stream().allMatch(ExpectedDigest::isBySource)) {
      expectedDigests = ExpectedDigest.bySource(artifact);
    }
    checkLength(file);
    return artifact;
  }

  /**
   * Compares the received length with the one that the answer announced, or else with the resolved
   * size, unless a digest makes that superfluous.
   */
  private void checkLength(ArtifactFile file) throws ProviderException {
    OptionalLong expected = file.expected();
    if (expected.isEmpty() && !provable) {
      expected = artifact.size();
    }
    if (expected.isEmpty() || file.received() == expected.getAsLong()) {
      return;
    }
    String message =
        "the source delivered " + file.received() + " of " + expected.getAsLong() + " bytes";
    if (file.received() > expected.getAsLong()) {
      file.restart();
    }
    throw ProviderException.unavailable(
        message, "try again; if the problem persists, ask its operator", null);
  }
}
