// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.Remote;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackConnection;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A repository at a server. Of it only what leads to the wanted files is transferred: one commit,
 * its directories and the files, where the server leaves the rest out; else one commit with all its
 * files.
 */
final class RemoteCommits implements Commits {
  private final Remote remote;
  private final Path directory;
  private final LocalObjects objects;
  private final FetchMonitor monitor = new FetchMonitor();

  /** So that plugins of one repository do not fetch the same commit several times. */
  private final ReentrantLock commits = new ReentrantLock();

  /** Each in a repository of its own, since JGit has a lock on those that know commits. */
  private final Map<ObjectId, Content> contents = new ConcurrentHashMap<>();

  /** Guarded by {@link #commits}. */
  private boolean whole;

  private RemoteCommits(Remote remote, Path directory, LocalObjects objects) {
    this.remote = remote;
    this.directory = directory;
    this.objects = objects;
  }

  /**
   * @param directory an existing one, for what is fetched
   */
  static RemoteCommits of(Remote remote, Path directory) throws IOException {
    return new RemoteCommits(
        remote, directory, LocalObjects.empty(directory.resolve("commits.git")));
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
  public LocalObjects.File file(Wanted wanted)
      throws IOException, ProviderException, InterruptedException {
    commits.lockInterruptibly();
    try {
      if (!objects.has(wanted.commit())) {
        fetchCommit(wanted);
      }
    } finally {
      commits.unlock();
    }
    LocalObjects.File file = objects.find(wanted.commit(), wanted.path(), display());
    return file.isHere()
        ? file
        : contents.computeIfAbsent(file.id(), id -> new Content()).of(file, wanted);
  }

  /** One file's content, to be fetched once. */
  private final class Content {
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    private LocalObjects alone;

    LocalObjects.File of(LocalObjects.File file, Wanted wanted)
        throws IOException, ProviderException, InterruptedException {
      lock.lockInterruptibly();
      try {
        if (alone == null) {
          alone = LocalObjects.empty(directory.resolve(file.id().name() + ".git"));
        }
        LocalObjects.File own = new LocalObjects.File(alone, file.id());
        if (!own.isHere() && !fetchContent(own)) {
          fetchOthersToo(wanted);
          own = file;
        }
        if (!own.isHere()) {
          throw ProviderException.invalid(
              display() + " does not deliver " + wanted.path(), "check the repository: git fsck");
        }
        return own;
      } finally {
        lock.unlock();
      }
    }

    void close() {
      lock.lock();
      try {
        if (alone != null) {
          alone.close();
        }
      } finally {
        lock.unlock();
      }
    }
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

  /** Whether the server could leave the files' contents out; otherwise nothing was fetched. */
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

  /** For servers that give out nothing but tips, with so much history as was asked for. */
  private void fetchThroughRef(Wanted wanted) throws IOException, ProviderException {
    if (wanted.depth() == 1) {
      throw gone(wanted.commit(), display());
    }
    fetchWhole(resolve(wanted.ref()), wanted.depth());
  }

  /** Whether the server gives out a file's content by its id. */
  private boolean fetchContent(LocalObjects.File file) throws IOException {
    try (UploadPackTransport transport = new UploadPackTransport(file.objects().repository());
        UploadPackConnection connection = remote.connect(transport)) {
      connection.fetch(file.id(), monitor);
      return true;
    } catch (IOException failure) {
      if (GitFailures.isNotOffered(failure)) {
        return false;
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
    contents.values().forEach(Content::close);
    objects.close();
  }
}
