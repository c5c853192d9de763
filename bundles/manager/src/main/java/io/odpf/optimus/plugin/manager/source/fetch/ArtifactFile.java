// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.store.PartialFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Receives an artifact in a partial file, computes its digests, and notifies readers. */
final class ArtifactFile extends FetchSink {
  private final PartialFile partial;
  private final GrowingFile growing;
  private final Digester digester;
  private final List<ExpectedDigest> expectedDigests;
  private final Progress progress;
  private boolean pieced;

  /** Is notified of the progress. */
  @FunctionalInterface
  interface Progress {
    void at(long received, OptionalLong total);
  }

  ArtifactFile(
      PartialFile partial,
      GrowingFile growing,
      Set<Digest.Algorithm> algorithms,
      List<ExpectedDigest> expectedDigests,
      long limit,
      Progress progress)
      throws IOException, InterruptedException {
    super(limit);
    this.partial = partial;
    this.growing = growing;
    this.digester = new Digester(algorithms);
    this.expectedDigests = List.copyOf(expectedDigests);
    this.progress = progress;
    if (partial.size() > limit) {
      partial.clear();
    }
    if (partial.size() > 0) {
      digester.update(partial.path());
      growing.grown(partial.size());
      resume(partial.size());
    }
  }

  /** Begins another attempt, which may continue the bytes received so far. */
  void beginAttempt() {
    pieced |= received() > 0;
  }

  /** Returns whether the bytes come from more than one attempt. */
  boolean isPieced() {
    return pieced;
  }

  @Override
  void append(byte[] bytes, int offset, int length) throws IOException {
    partial.append(bytes, offset, length);
    digester.update(bytes, offset, length);
    growing.grown(partial.size());
  }

  @Override
  boolean move(Path path) throws IOException, InterruptedException {
    if (!partial.replace(path)) {
      return false;
    }
    // Readers have the previous file open. The new file is complete, so they need not wait for its
    // digest.
    growing.restarted();
    growing.grown(partial.size());
    digester.update(partial.path());
    return true;
  }

  @Override
  void clear() throws IOException {
    pieced = false;
    growing.restarted();
    partial.clear();
    digester.reset();
  }

  @Override
  boolean proven() {
    return !expectedDigests.isEmpty()
        && expectedDigests.stream().map(ExpectedDigest::digest).allMatch(digester::matches);
  }

  @Override
  void progress(long bytes, OptionalLong total) {
    progress.at(bytes, total);
  }

  /** Returns the digests of all received bytes. */
  Map<Digest.Algorithm, Digest> digests() {
    return digester.finish();
  }
}
