// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;

/** A connection over a pair of streams that stays open. */
final class StreamConnection extends UploadPackConnection {
  private final DuplexStream stream;

  /**
   * Takes the stream over.
   *
   * @param request what tells the other side which repository is meant; may be empty
   */
  StreamConnection(
      UploadPackTransport transport, DuplexStream stream, String request, String... refs)
      throws IOException {
    super(transport);
    this.stream = stream;
    try {
      init(limited(stream.input()), new BufferedOutputStream(stream.output()));
      if (!request.isEmpty()) {
        pckOut.writeString(request);
        pckOut.flush();
      }
      if (readAdvertisement()) {
        listRefs(refs);
      }
    } catch (IOException failure) {
      close();
      throw explained(failure);
    }
  }

  @Override
  protected void doFetch(
      ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, OutputStream messages)
      throws TransportException {
    try {
      super.doFetch(monitor, want, have, messages);
    } catch (TransportException failure) {
      throw explained(failure);
    }
  }

  @Override
  TransportException explained(IOException failure) {
    return stream
        .diagnosis()
        .map(known -> new TransportException(known.getMessage(), new RemoteFailure(known)))
        .orElseGet(() -> new TransportException(failure.getMessage(), failure));
  }

  @Override
  public void close() {
    super.close();
    stream.close();
  }
}
