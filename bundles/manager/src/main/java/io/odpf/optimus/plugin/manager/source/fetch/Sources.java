// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.source.provider.ProviderCall;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the providers of an operation, with retries, and determines expected digests. */
final class Sources {
  private static final long CHECKSUMS_LIMIT = 1 << 20;

  private final ProviderSession session;
  private final Retries retries;
  private final InstallListener listener;
  private final Map<String, SharedChecksums> checksums = new ConcurrentHashMap<>();

  Sources(ProviderSession session, Retries retries, InstallListener listener) {
    this.session = session;
    this.retries = retries;
    this.listener = listener;
  }

  /** Calls a job's provider; retries while it is unavailable. */
  <T> T call(FetchJob job, ProviderCall<T> call) throws ProviderException, InterruptedException {
    String plugin = job.plugin().name();
    String platform = job.platform().toString();
    RetryPolicy policy = session.resolved(job.provider()).retries();
    int attempts = policy.attempts();
    return retries.run(
        policy,
        (attempt, delay, reason) ->
            listener.retrying(plugin, platform, attempt, attempts, delay, reason),
        () -> session.call(job.provider(), call));
  }

  /** Calls a job's provider, once. */
  <T> T ask(FetchJob job, ProviderCall<T> call) throws ProviderException, InterruptedException {
    return session.call(job.provider(), call);
  }

  /** Returns the current artifact of a job's source. */
  Artifact resolve(FetchJob job) throws ProviderException, InterruptedException {
    listener.resolving(job.plugin().name(), job.platform().toString());
    return call(job, provider -> provider.resolve(job.request()));
  }

  /**
   * Returns the digests that an artifact must have: those in the configuration and the checksums
   * file, or else those that its source reported.
   */
  List<ExpectedDigest> expectedDigests(FetchJob job, Artifact artifact)
      throws ArtifactFetchException, ProviderException, InterruptedException {
    List<ExpectedDigest> all = new ArrayList<>();
    Map<?, Digest> given = job.plugin().sha256();
    if (!given.isEmpty()) {
      Digest digest = given.get(job.platform());
      if (digest == null) {
        throw new ArtifactFetchException(
            FetchProblem.SHA256_MISSING,
            "the configuration's sha256 has no digest for " + job.platform(),
            "add one, or lock for the listed platforms only");
      }
      all.add(new ExpectedDigest(digest, "sha256 in the configuration"));
    }
    if (job.plugin().checksums().isPresent()) {
      for (Digest digest : checksums(job).of(job.path())) {
        all.add(new ExpectedDigest(digest, job.checksumsPath()));
      }
    }
    return all.isEmpty() ? ExpectedDigest.bySource(artifact) : all;
  }

  /** Returns the release's checksums file, which must be configured; fetched once and shared. */
  ChecksumsFile checksums(FetchJob job) throws ProviderException, InterruptedException {
    String path = job.checksumsPath();
    SharedChecksums shared =
        checksums.computeIfAbsent(
            job.provider().spec().name() + " " + path, name -> new SharedChecksums());
    return shared.get(this, job, path);
  }

  /**
   * Fetches a small file beside a job's artifact.
   *
   * @param limit the maximum size in bytes
   */
  byte[] small(FetchJob job, String path, long limit)
      throws ProviderException, InterruptedException {
    ArtifactRequest request = job.request();
    ArtifactRequest small =
        new ArtifactRequest(
            request.plugin(),
            path,
            request.version(),
            request.platform(),
            request.options(),
            Optional.empty());
    SmallText text = new SmallText(limit);
    call(job, provider -> provider.fetchCurrent(small, text));
    return text.bytes();
  }

  /**
   * A checksums file that several jobs share. The first job fetches it; failures are not cached.
   */
  private static final class SharedChecksums {
    @GuardedBy("this")
    private Optional<ChecksumsFile> file = Optional.empty();

    synchronized ChecksumsFile get(Sources sources, FetchJob job, String path)
        throws ProviderException, InterruptedException {
      if (file.isEmpty()) {
        file = Optional.of(new ChecksumsFile(sources.small(job, path, CHECKSUMS_LIMIT), path));
      }
      return file.get();
    }
  }
}
