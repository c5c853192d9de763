// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.BlobReader;
import io.odpf.optimus.plugin.provider.git.remote.ObjectFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, read in place. Runs no hooks and writes nothing. */
final class LocalCommits implements Commits {
  private final LocalObjects objects;
  private final String display;

  private LocalCommits(LocalObjects objects, String display) {
    this.objects = objects;
    this.display = display;
  }

  static LocalCommits of(Path directory, String display) throws ProviderException {
    try {
      Optional<LocalObjects> objects = LocalObjects.open(directory);
      if (objects.isEmpty()) {
        throw ProviderException.notFound(
            "no Git repository at " + display, "check the provider's url");
      }
      return new LocalCommits(objects.get(), display);
    } catch (ObjectFormatException e) {
      throw GitFailures.otherIds(display, e);
    } catch (IOException failure) {
      throw ProviderException.local(
          "reading " + display + " failed: " + failure.getMessage(),
          "check the directory's permissions",
          failure);
    }
  }

  @Override
  public String display() {
    return display;
  }

  @Override
  public ObjectId resolve(Optional<String> ref) throws IOException, ProviderException {
    try {
      return RefNames.commit(ref, this::ref, display);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public List<String> tags(String prefix) throws IOException {
    return RefNames.tags(
        objects.repository().getRefDatabase().getRefsByPrefix(Constants.R_TAGS + prefix), prefix);
  }

  private @Nullable Ref ref(String name) {
    try {
      Ref ref = objects.repository().exactRef(name);
      return ref == null ? null : objects.repository().getRefDatabase().peel(ref);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public <T> T read(FileRequest request, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    if (!objects.has(request.commit())) {
      throw RemoteCommits.notServed(request.commit(), display);
    }
    return objects.find(request.commit(), request.path(), display).read(reader);
  }

  @Override
  public void close() {
    objects.close();
  }
}
