// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks sources what they have now, without fetching. A failure of one does not affect others. */
public final class SourceSurvey {
  private final ProviderSession session;
  private final int parallel;
  private final InstallListener listener;

  /**
   * @param parallel how many sources are asked at once
   */
  public SourceSurvey(ProviderSession session, int parallel, InstallListener listener) {
    this.session = session;
    this.parallel = parallel;
    this.listener = listener;
  }

  /** How a source's artifact compares with the known one. */
  public enum Match {
    SAME,
    OTHER,
    /** Only the bytes can tell. */
    UNKNOWN
  }

  /**
   * The answer of a source.
   *
   * @param job the job that it was asked about
   * @param now the artifact it has; absent if it could not be asked
   * @param sha256 the digest that the artifact must have, if one is stated
   * @param match how the artifact compares with the job's known one; {@link Match#OTHER} if none is
   *     known
   * @param versions the versions that it has, if it can list them
   * @param unlisted why it failed to list versions; empty if it did not fail
   * @param problem why it could not be asked
   */
  public record Answer(
      FetchJob job,
      Optional<Artifact> now,
      Optional<Digest> sha256,
      Match match,
      Optional<SourceVersions> versions,
      String unlisted,
      Optional<Problem> problem) {}

  private record Versions(Optional<SourceVersions> known, String unlisted) {}

  /** Asks the sources of all jobs. All its threads have ended when this returns or throws. */
  public List<Answer> ask(List<FetchJob> jobs) throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    Sources sources = new Sources(session, new Retries(cancellation), listener);
    BlockingQueue<Optional<Answer>> answers = new LinkedBlockingQueue<>();
    List<Answer> all = new ArrayList<>();
    FetchThreads threads = new FetchThreads(Math.max(1, Math.min(parallel, jobs.size())), 1);
    try {
      for (FetchJob job : jobs) {
        threads.download(
            () -> {
              try {
                answers.add(Optional.of(ask(sources, job)));
              } catch (InterruptedException ended) {
                answers.add(Optional.empty());
              } catch (RuntimeException | Error defect) {
                answers.add(Optional.of(failed(job, ArtifactFetchException.describe(job, defect))));
              }
            });
      }
      while (all.size() < jobs.size()) {
        all.add(
            answers
                .take()
                .orElseThrow(() -> new InterruptedException("a source was not waited for")));
      }
      return all;
    } finally {
      cancellation.cancel();
      threads.close();
    }
  }

  private static Answer ask(Sources sources, FetchJob job) throws InterruptedException {
    try {
      Artifact now = sources.resolve(job);
      List<ExpectedDigest> expectedDigests = sources.expectedDigests(job, now);
      Versions versions = versions(sources, job);
      Optional<Digest> sha256 = ExpectedDigest.sha256(expectedDigests);
      return new Answer(
          job,
          Optional.of(now),
          sha256,
          match(job.known(), now, sha256),
          versions.known(),
          versions.unlisted(),
          Optional.empty());
    } catch (ProviderException failure) {
      return failed(job, ArtifactFetchException.of(failure));
    } catch (ArtifactFetchException failure) {
      return failed(job, failure);
    }
  }

  private static Answer failed(FetchJob job, ArtifactFetchException failure) {
    return new Answer(
        job,
        Optional.empty(),
        Optional.empty(),
        Match.UNKNOWN,
        Optional.empty(),
        "",
        Optional.of(failure.problem(job)));
  }

  /** Listing versions is optional: its failure is reported, but fails nothing else. */
  private static Versions versions(Sources sources, FetchJob job) throws InterruptedException {
    VersionQuery query =
        new VersionQuery(job.request(), job.plugin().pathAroundVersion(job.platform()));
    try {
      return new Versions(sources.call(job, provider -> provider.versions(query)), "");
    } catch (ProviderException failure) {
      return new Versions(Optional.empty(), failure.getMessage());
    }
  }

  private static Match match(
      Optional<LockedArtifact> known, Artifact now, Optional<Digest> sha256) {
    if (known.isEmpty()) {
      return Match.OTHER;
    }
    LockedArtifact locked = known.get();
    if (sha256.isPresent()) {
      return sha256.get().equals(locked.sha256()) ? Match.SAME : Match.OTHER;
    }
    if (locked.pin().isPresent() && locked.pin().equals(now.pin())) {
      return Match.SAME;
    }
    boolean otherSize = now.size().orElse(locked.size()) != locked.size();
    return otherSize || !locked.version().equals(now.version()) ? Match.OTHER : Match.UNKNOWN;
  }
}
