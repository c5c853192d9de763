// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import java.util.List;

/** The delivery of a locked artifact by a place that has artifacts by digest. */
final class PlaceDelivery implements Delivery {
  private final ArtifactPlace place;
  private final FetchJob job;
  private final LockedArtifact locked;
  private final Artifact artifact;
  private final Retries retries;
  private final InstallListener listener;

  /**
   * Creates a delivery.
   *
   * @param artifact the locked artifact as its source describes it
   */
  PlaceDelivery(
      ArtifactPlace place,
      FetchJob job,
      LockedArtifact locked,
      Artifact artifact,
      Retries retries,
      InstallListener listener) {
    this.place = place;
    this.job = job;
    this.locked = locked;
    this.artifact = artifact;
    this.retries = retries;
    this.listener = listener;
  }

  @Override
  public Artifact artifact() {
    return artifact;
  }

  @Override
  public List<ExpectedDigest> expectedDigests() {
    return ExpectedDigest.byLock(locked);
  }

  @Override
  public long limit(long general) {
    return Math.min(general, locked.size());
  }

  @Override
  public void to(ArtifactFile file) throws ProviderException, InterruptedException {
    RetryPolicy policy = place.retries();
    retries.run(
        policy,
        (attempt, delay, reason) ->
            listener.retrying(
                job.id().name(),
                job.platform().toString(),
                attempt,
                policy.attempts(),
                delay,
                reason),
        () -> {
          attempt(file);
          return file;
        });
  }

  private void attempt(ArtifactFile file) throws ProviderException, InterruptedException {
    file.beginAttempt();
    if (file.received() >= locked.size()) {
      if (file.proven()) {
        return; // An earlier run received everything, but ended before it was stored.
      }
      file.restart();
    }
    try {
      place.fetch(job.id(), locked.sha256(), file);
    } catch (ProviderException e) {
      if (file.exceeded()) {
        throw ProviderException.of(
            ProviderException.Kind.CHANGED,
            place.name()
                + " has more than the "
                + locked.size()
                + " bytes of "
                + job.fileName()
                + " under its digest "
                + locked.sha256(),
            "",
            e);
      }
      throw e;
    }
    if (file.received() < locked.size() && file.expected().isEmpty()) {
      throw ProviderException.unavailable(
          place.name() + " delivered " + file.received() + " of " + locked.size() + " bytes",
          "try again; if the problem persists, ask its operator",
          null);
    }
  }
}
