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
 * What JGit's connections want to know: where objects go, and how much history and which objects
 * are left out. Not thread-safe; one a connection.
 */
public final class UploadPackTransport extends Transport implements PackTransport {

  /** Everything that is reachable from the wanted objects. */
  public UploadPackTransport(Repository local) {
    // JGit shows this address in messages that nobody sees; ours have the repository's.
    super(local, new URIish().setScheme("git").setHost("remote").setPath("/"));
  }

  /** Only so many commits from the tip. */
  public UploadPackTransport depth(int commits) {
    setDepth(Integer.valueOf(commits));
    return this;
  }

  /** No files' contents but those that are wanted by their own id. */
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
    // Each connection is closed by who opened it.
  }
}
