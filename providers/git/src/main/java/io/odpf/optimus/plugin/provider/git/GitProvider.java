// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.VersionQuery;
import io.odpf.optimus.plugin.provider.git.lfs.LfsFiles;
import io.odpf.optimus.plugin.provider.git.lfs.LfsPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;

/** Files in a Git repository; the pin is the commit. Thread-safe. */
final class GitProvider implements Provider {
  /** In bytes. */
  private static final int BUFFER = 256 * 1024;

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Commits commits;
  private final LfsFiles lfs;

  GitProvider(Commits commits, LfsFiles lfs) {
    this.commits = commits;
    this.lfs = lfs;
  }

  @Override
  public Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException {
    Optional<String> ref = request.options().text("ref");
    if (request.pin().isPresent()) {
      return artifact(request, commit(request.pin().get()));
    }
    if (ref.isPresent() && COMMIT.matcher(ref.get()).matches()) {
      return artifact(request, ObjectId.fromString(ref.get()));
    }
    try {
      return artifact(request, commits.resolve(ref));
    } catch (IOException failure) {
      throw GitFailures.of(failure, commits.display());
    } catch (OutOfMemoryError | LargeObjectException e) {
      throw GitFailures.memory(e, commits.display());
    }
  }

  /** Returns the tags that are versions; the current one is that of the ref. */
  @Override
  public Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    Optional<String> ref = query.request().options().text("ref");
    VersionTag tag = VersionTag.of(ref.filter(name -> !COMMIT.matcher(name).matches()));
    try {
      List<String> available = tag.among(commits.tags(tag.prefix()));
      return Optional.of(new SourceVersions(tag.version(), available));
    } catch (IOException failure) {
      throw GitFailures.of(failure, commits.display());
    } catch (OutOfMemoryError | LargeObjectException e) {
      throw GitFailures.memory(e, commits.display());
    }
  }

  private static Artifact artifact(ArtifactRequest request, ObjectId commit) {
    return new Artifact(
        request, Optional.of(commit.name()), Optional.empty(), OptionalLong.empty(), List.of());
  }

  private static ObjectId commit(String pin) throws ProviderException {
    if (!COMMIT.matcher(pin).matches()) {
      throw ProviderException.invalid(
          "the locked pin is not a Git commit id",
          "recreate the lock entry: optimus plugin lock --upgrade");
    }
    return ObjectId.fromString(pin);
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    ArtifactRequest request = artifact.request();
    Commits.FileRequest file =
        new Commits.FileRequest(
            commit(artifact.pin().orElse("")),
            request.path(),
            request.options().text("ref"),
            (int) request.options().whole("depth").orElse(1L).longValue());
    boolean lfsToo = request.options().flag("lfs");
    try {
      Optional<LfsPointer> pointer =
          commits.read(file, (size, content) -> deliver(size, content, lfsToo, sink));
      if (pointer.isPresent()) {
        sink.expect(pointer.get().size());
        sink.file(lfs.get(pointer.get()));
      }
    } catch (IOException failure) {
      throw GitFailures.of(failure, commits.display());
    } catch (OutOfMemoryError | LargeObjectException e) {
      throw GitFailures.memory(e, commits.display());
    }
  }

  /** Delivers the content of a file, or the LFS object that it points to. */
  private static Optional<LfsPointer> deliver(
      long size, InputStream content, boolean lfs, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    if (sink.received() > 0) {
      // A file is always read from its beginning.
      sink.restart();
    }
    InputStream file = content;
    if (lfs && size <= LfsPointer.LONGEST) {
      byte[] bytes = content.readAllBytes();
      Optional<LfsPointer> pointer = LfsPointer.of(bytes);
      if (pointer.isPresent()) {
        return pointer;
      }
      file = new ByteArrayInputStream(bytes);
    }
    sink.expect(size);
    transfer(file, sink);
    return Optional.empty();
  }

  /** Like {@link ArtifactSink#transferFrom}, but keeps the messages of read failures. */
  private static void transfer(InputStream content, ArtifactSink sink)
      throws IOException, ProviderException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      sink.write(buffer, 0, read);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while receiving");
      }
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
