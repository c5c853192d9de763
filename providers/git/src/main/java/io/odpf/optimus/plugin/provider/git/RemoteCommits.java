// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

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
 * A repository at a server. Of it only what leads to the wanted files is transferred: one commit,
 * its directories and the files, where the server leaves the rest out; else one commit with all its
 * files.
 */
final class RemoteCommits implements Commits {
  private final GitRemote remote;
  private final LocalObjects objects;
  private final FetchMonitor monitor = new FetchMonitor();

  /** Fetched commits, shared by all plugins of the repository. */
  private final ReentrantLock commits = new ReentrantLock();

  /** Guarded by {@link #commits}. */
  private boolean whole;

  private RemoteCommits(GitRemote remote, LocalObjects objects) {
    this.remote = remote;
    this.objects = objects;
  }

  /**
   * @param directory an existing one, for what is fetched
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
  public <T> T read(Wanted wanted, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    LocalObjects.File file = file(wanted);
    if (!file.isHere()) {
      Optional<T> read = readAlone(file.id(), reader);
      if (read.isPresent()) {
        return read.get();
      }
      fetchOthersToo(wanted);
    }
    if (!file.isHere()) {
      throw ProviderException.invalid(
          display() + " does not deliver " + wanted.path(), "check the repository: git fsck");
    }
    return file.read(reader);
  }

  private LocalObjects.File file(Wanted wanted)
      throws IOException, ProviderException, InterruptedException {
    commits.lockInterruptibly();
    try {
      if (!objects.has(wanted.commit())) {
        fetchCommit(wanted);
      }
    } finally {
      commits.unlock();
    }
    return objects.find(wanted.commit(), wanted.path(), display());
  }

  private void fetchCommit(Wanted wanted) throws IOException, ProviderException {
    try {
      if (whole || !fetchWithoutContents(wanted.commit())) {
        whole = true;
        fetchWhole(wanted.commit(), 1);
      }
    } catch (IOException failure) {
      if (!GitFailures.isNotOffered(failure)) {
        throw failure;
      }
      fetchThroughRef(wanted);
    }
    if (!objects.has(wanted.commit())) {
      throw gone(wanted.commit(), display());
    }
  }

  /** Fetches a commit without blobs; returns false if the server cannot filter. */
  private boolean fetchWithoutContents(ObjectId commit) throws IOException {
    try (UploadPackTransport transport =
            new UploadPackTransport(objects.repository()).depth(1).withoutBlobs();
        UploadPackConnection connection = remote.connect(transport)) {
      if (!connection.leavesOut()) {
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
  private void fetchThroughRef(Wanted wanted) throws IOException, ProviderException {
    if (wanted.depth() == 1) {
      throw gone(wanted.commit(), display());
    }
    fetchWhole(resolve(wanted.ref()), wanted.depth());
  }

  /** Streams a file from the server; empty if the server serves no blob by its id. */
  private <T> Optional<T> readAlone(ObjectId id, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    try (UploadPackTransport transport = new UploadPackTransport(objects.repository());
        UploadPackConnection connection = remote.connect(transport)) {
      return connection.leavesOut()
          ? Optional.of(connection.readBlob(id, reader))
          : Optional.empty();
    } catch (IOException failure) {
      if (GitFailures.isNotOffered(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private void fetchOthersToo(Wanted wanted) throws IOException, InterruptedException {
    commits.lockInterruptibly();
    try {
      whole = true;
      fetchWhole(wanted.commit(), 1);
    } finally {
      commits.unlock();
    }
  }

  static ProviderException gone(ObjectId commit, String display) {
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
