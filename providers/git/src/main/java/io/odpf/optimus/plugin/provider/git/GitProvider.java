// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.lfs.LfsFiles;
import io.odpf.optimus.plugin.provider.git.lfs.LfsPointer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;

/** Files in a Git repository; the pin is the commit. Thread-safe. */
final class GitProvider implements Provider {
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
    }
  }

  private static Artifact artifact(ArtifactRequest request, ObjectId commit) {
    return new Artifact(
        request, Optional.of(commit.name()), Optional.empty(), OptionalLong.empty(), List.of());
  }

  private static ObjectId commit(String pin) throws ProviderException {
    if (!COMMIT.matcher(pin).matches()) {
      throw ProviderException.invalid(
          "the pin is no commit, so it is none of the provider type git",
          "make the lock anew with: optimus plugin lock --upgrade");
    }
    return ObjectId.fromString(pin);
  }

  @Override
  public void fetch(Artifact artifact, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    ArtifactRequest request = artifact.request();
    Commits.Wanted wanted =
        new Commits.Wanted(
            commit(artifact.pin().orElse("")),
            request.path(),
            request.options().text("ref"),
            (int) request.options().whole("depth").orElse(1L).longValue());
    try {
      LocalObjects.File file = commits.file(wanted);
      if (sink.received() > 0) {
        // The repository is read from the beginning: nothing is left half of it.
        sink.restart();
      }
      Optional<LfsPointer> pointer =
          request.options().flag("lfs") ? pointer(file) : Optional.empty();
      if (pointer.isPresent()) {
        sink.expect(pointer.get().size());
        sink.file(lfs.get(pointer.get()));
        return;
      }
      sink.expect(file.size());
      try (InputStream content = file.content()) {
        sink.transferFrom(content);
      }
    } catch (IOException failure) {
      throw GitFailures.of(failure, commits.display());
    }
  }

  private Optional<LfsPointer> pointer(LocalObjects.File file) throws IOException {
    if (file.size() > LfsPointer.LONGEST) {
      return Optional.empty();
    }
    try (InputStream content = file.content()) {
      return LfsPointer.of(content.readAllBytes());
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
