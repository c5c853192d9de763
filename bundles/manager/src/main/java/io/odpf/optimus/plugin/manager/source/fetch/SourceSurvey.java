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
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Queries sources for their current artifacts, without fetching. Failures are independent. */
public final class SourceSurvey {
  private final ProviderSession session;
  private final int parallel;
  private final InstallListener listener;

  /**
   * Creates a survey.
   *
   * @param parallel the number of sources to query concurrently
   */
  public SourceSurvey(ProviderSession session, int parallel, InstallListener listener) {
    this.session = session;
    this.parallel = parallel;
    this.listener = listener;
  }

  /** The comparison of a source's artifact with the known one. */
  public enum Match {
    SAME,
    OTHER,
    /** Only the bytes can tell. */
    UNKNOWN
  }

  /**
   * The answer of a source.
   *
   * @param job the job of the query
   * @param now the source's current artifact; absent if the query failed
   * @param sha256 the expected digest of the artifact, if it is known
   * @param match the comparison with the job's known artifact; {@link Match#OTHER} without one
   * @param versions the versions that the source has, if it can list them
   * @param unlisted why listing the versions failed; empty if it did not
   * @param problem why the query failed
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

  /** Queries the sources of all jobs. All threads have ended when this method returns or throws. */
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
              } catch (InterruptedException e) {
                answers.add(Optional.empty());
              } catch (RuntimeException | Error e) {
                answers.add(Optional.of(failed(job, ArtifactFetchException.describe(job, e))));
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

  /** Lists the versions of a source. Failures are reported, but do not fail the query. */
  private static Versions versions(Sources sources, FetchJob job) throws InterruptedException {
    VersionQuery query =
        new VersionQuery(job.request(), job.plugin().pathAroundVersion(job.platform()));
    try {
      return new Versions(sources.call(job, provider -> provider.versions(query)), "");
    } catch (ProviderException failure) {
      return new Versions(Optional.empty(), String.valueOf(failure.getMessage()));
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
