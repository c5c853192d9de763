// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * The options of a JGit connection: the repository that receives objects, the depth of history, and
 * the filter of objects. Not thread-safe; used for one connection.
 */
public final class UploadPackTransport extends Transport implements PackTransport {

  /** Creates a transport that fetches everything reachable from the wanted objects. */
  public UploadPackTransport(Repository local) {
    // JGit uses this address only in messages that are not shown.
    super(local, new URIish().setScheme("git").setHost("remote").setPath("/"));
  }

  /** Limits the number of commits from the tip. */
  public UploadPackTransport depth(int commits) {
    setDepth(Integer.valueOf(commits));
    return this;
  }

  /** Omits the contents of files, except those requested by their id. */
  public UploadPackTransport withoutBlobs() throws IOException {
    setFilterSpec(FilterSpec.fromFilterLine("blob:none"));
    return this;
  }

  @Override
  public FetchConnection openFetch() throws NotSupportedException {
    throw new NotSupportedException("connections are opened by the remote");
  }

  @Override
  public FetchConnection openFetch(Collection<RefSpec> refs, String... patterns)
      throws NotSupportedException {
    return openFetch();
  }

  @Override
  public PushConnection openPush() throws NotSupportedException {
    throw new NotSupportedException("nothing is ever pushed");
  }

  @Override
  public void close() {
    // Each connection is closed by its opener.
  }
}
