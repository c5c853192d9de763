// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.List;
import java.util.OptionalLong;

/** What is asked of a source for one artifact, attempt after attempt. Used by one thread. */
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

  /** Asks for what an artifact's pin names, and goes on where an earlier attempt stopped. */
  static Transfer of(Artifact artifact, List<ExpectedDigest> expectedDigests) {
    return new Transfer(artifact, expectedDigests, false);
  }

  /** Asks for what the source has now, each time from the beginning. */
  static Transfer ofCurrent(Artifact artifact, List<ExpectedDigest> expectedDigests) {
    return new Transfer(artifact, expectedDigests, true);
  }

  /** What was delivered, after a run; what is meant to be, before. */
  Artifact artifact() {
    return artifact;
  }

  /** The digests that it must have. */
  List<ExpectedDigest> expectedDigests() {
    return expectedDigests;
  }

  /** One attempt. */
  Artifact run(Provider provider, ArtifactFile file)
      throws ProviderException, InterruptedException {
    return current ? runCurrent(provider, file) : runPinned(provider, file);
  }

  private Artifact runPinned(Provider provider, ArtifactFile file)
      throws ProviderException, InterruptedException {
    long known = artifact.size().orElse(-1);
    file.attempt();
    if (provable && file.received() > 0 && file.received() == known) {
      return artifact; // An earlier run had it all, and died before it said so.
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
   * Compares with what the answer that carried the bytes said; without that, with what was said
   * before, unless a digest tells it better.
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
    throw ProviderException.unavailable(message, "try again; if it stays, ask its operator", null);
  }
}
