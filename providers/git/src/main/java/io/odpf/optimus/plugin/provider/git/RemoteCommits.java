// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.BlobReader;
import io.odpf.optimus.plugin.provider.git.remote.GitRemote;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackConnection;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A repository on a server. Transfers only a commit, its directories and the requested files if the
 * server supports filters; otherwise a commit with all its files.
 */
final class RemoteCommits implements Commits {
  private final GitRemote remote;
  private final LocalObjects objects;
  private final FetchMonitor monitor = new FetchMonitor();

  /** Held while commits are fetched, which all plugins of the repository share. */
  private final ReentrantLock commits = new ReentrantLock();

  @GuardedBy("commits")
  private boolean whole;

  private RemoteCommits(GitRemote remote, LocalObjects objects) {
    this.remote = remote;
    this.objects = objects;
  }

  /**
   * Creates a repository without objects.
   *
   * @param directory an existing directory for fetched objects
   */
  static RemoteCommits of(GitRemote remote, Path directory) throws IOException {
    return new RemoteCommits(remote, LocalObjects.empty(directory.resolve("commits.git")));
  }

  @Override
  public String display() {
    return remote.display();
  }

  @Override
  public ObjectId resolve(Optional<String> ref) throws IOException, ProviderException {
    String[] names = RefNames.candidates(ref).toArray(String[]::new);
    try (UploadPackTransport transport = new UploadPackTransport(objects.repository());
        UploadPackConnection connection = remote.connect(transport, names)) {
      return RefNames.commit(ref, connection::getRef, display());
    }
  }

  @Override
  public List<String> tags(String prefix) throws IOException {
    try (UploadPackTransport transport = new UploadPackTransport(objects.repository());
        UploadPackConnection connection = remote.connect(transport, Constants.R_TAGS + prefix)) {
      return RefNames.tags(connection.getRefs(), prefix);
    }
  }

  @Override
  public <T> T read(FileRequest request, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    LocalObjects.File file = file(request);
    if (!file.isPresent()) {
      Optional<T> read = readBlob(file.id(), reader);
      if (read.isPresent()) {
        return read.get();
      }
      fetchAllFiles(request);
    }
    if (!file.isPresent()) {
      throw ProviderException.invalid(
          display() + " does not deliver " + request.path(), "check the repository: git fsck");
    }
    return file.read(reader);
  }

  private LocalObjects.File file(FileRequest request)
      throws IOException, ProviderException, InterruptedException {
    commits.lockInterruptibly();
    try {
      if (!objects.has(request.commit())) {
        fetchCommit(request);
      }
    } finally {
      commits.unlock();
    }
    return objects.find(request.commit(), request.path(), display());
  }

  @GuardedBy("commits")
  private void fetchCommit(FileRequest request) throws IOException, ProviderException {
    try {
      if (whole || !fetchWithoutBlobs(request.commit())) {
        whole = true;
        fetchWhole(request.commit(), 1);
      }
    } catch (IOException failure) {
      if (!GitFailures.isNotOffered(failure)) {
        throw failure;
      }
      fetchThroughRef(request);
    }
    if (!objects.has(request.commit())) {
      throw notServed(request.commit(), display());
    }
  }

  /** Fetches a commit without blobs; returns false if the server cannot filter. */
  private boolean fetchWithoutBlobs(ObjectId commit) throws IOException {
    try (UploadPackTransport transport =
            new UploadPackTransport(objects.repository()).depth(1).withoutBlobs();
        UploadPackConnection connection = remote.connect(transport)) {
      if (!connection.supportsFilter()) {
        return false;
      }
      connection.fetch(commit, monitor);
      return true;
    }
  }

  private void fetchWhole(ObjectId tip, int depth) throws IOException {
    try (UploadPackTransport transport =
            new UploadPackTransport(objects.repository()).depth(depth);
        UploadPackConnection connection = remote.connect(transport)) {
      connection.fetch(tip, monitor);
    }
  }

  /** Fetches a ref's tip with history, for servers that serve only advertised tips. */
  private void fetchThroughRef(FileRequest request) throws IOException, ProviderException {
    if (request.depth() == 1) {
      throw notServed(request.commit(), display());
    }
    fetchWhole(resolve(request.ref()), request.depth());
  }

  /** Streams a file from the server; empty if the server serves no blob by its id. */
  private <T> Optional<T> readBlob(ObjectId id, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    try (UploadPackTransport transport = new UploadPackTransport(objects.repository());
        UploadPackConnection connection = remote.connect(transport)) {
      return connection.supportsFilter()
          ? Optional.of(connection.readBlob(id, reader))
          : Optional.empty();
    } catch (IOException failure) {
      if (GitFailures.isNotOffered(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private void fetchAllFiles(FileRequest request) throws IOException, InterruptedException {
    commits.lockInterruptibly();
    try {
      whole = true;
      fetchWhole(request.commit(), 1);
    } finally {
      commits.unlock();
    }
  }

  static ProviderException notServed(ObjectId commit, String display) {
    return ProviderException.changed(
        display + " does not give out commit " + commit.name() + " any more",
        "its history was rewritten, or the server gives out nothing but branches and tags: then"
            + " config: {depth: 100} helps for branches, or move the lock with: optimus plugin lock"
            + " --upgrade");
  }

  @Override
  public void close() {
    objects.close();
  }
}
