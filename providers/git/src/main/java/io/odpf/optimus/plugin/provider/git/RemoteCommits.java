// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.Remote;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackConnection;
import io.odpf.optimus.plugin.provider.git.remote.UploadPackTransport;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A repository at a server. Of it only what leads to the wanted files is transferred: one commit,
 * its directories and the files, where the server leaves the rest out; else one commit with all its
 * files.
 */
final class RemoteCommits implements Commits {
  private final Remote remote;
  private final LocalObjects objects;
  private final FetchMonitor monitor = new FetchMonitor();

  /** So that plugins of one repository do not fetch the same commit several times. */
  private final ReentrantLock commits = new ReentrantLock();

  /** Guarded by {@link #commits}. */
  private boolean whole;

  RemoteCommits(Remote remote, LocalObjects objects) {
    this.remote = remote;
    this.objects = objects;
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
    if (!objects.has(file.id())) {
      fetchContent(file, wanted);
    }
    return file;
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

  private void fetchContent(LocalObjects.File file, Wanted wanted)
      throws IOException, ProviderException, InterruptedException {
    try (UploadPackTransport transport = new UploadPackTransport(objects.repository());
        UploadPackConnection connection = remote.connect(transport)) {
      connection.fetch(file.id(), monitor);
    } catch (IOException failure) {
      if (!GitFailures.isNotOffered(failure)) {
        throw failure;
      }
      commits.lockInterruptibly();
      try {
        whole = true;
        fetchWhole(wanted.commit(), 1);
      } finally {
        commits.unlock();
      }
    }
    if (!objects.has(file.id())) {
      throw ProviderException.invalid(
          display() + " does not deliver " + file.name(), "check the repository: git fsck");
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
  public LocalObjects objects() {
    return objects;
  }

  @Override
  public void close() {
    objects.close();
  }
}
