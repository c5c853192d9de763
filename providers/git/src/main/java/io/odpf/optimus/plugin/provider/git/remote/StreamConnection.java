// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;

/** A connection over a pair of streams, which stay open. */
final class StreamConnection extends UploadPackConnection {
  private final DuplexStream stream;

  /**
   * Creates a connection that closes the stream with itself.
   *
   * @param request the first request, which names the repository; may be empty
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
      throw explainedBeforeClose(failure);
    }
  }

  /**
   * Closes the stream after the failure is explained, since that ends the process that tells why.
   */
  private IOException explainedBeforeClose(IOException failure) {
    try {
      return explained(failure);
    } finally {
      close();
    }
  }

  @Override
  protected void doFetch(
      ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, OutputStream messages)
      throws TransportException {
    try {
      super.doFetch(monitor, want, have, messages);
    } catch (TransportException failure) {
      IOException explained = explained(failure);
      throw explained instanceof TransportException same
          ? same
          : new TransportException(explained.getMessage(), explained);
    }
  }

  @Override
  IOException explained(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RemoteFailure || cause instanceof ObjectFormatException) {
        return failure;
      }
    }
    Optional<ProviderException> known = stream.diagnosis(isEnd(failure));
    if (known.isEmpty()) {
      known = otherWords().map(words -> stream.noProtocol(words, failure));
    }
    return known.isEmpty()
        ? new TransportException(failure.getMessage(), failure)
        : new TransportException(known.get().getMessage(), new RemoteFailure(known.get()));
  }

  /** Returns whether the server closed the connection, rather than sent something wrong. */
  private static boolean isEnd(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException || cause instanceof NoRemoteRepositoryException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    super.close();
    stream.close();
  }
}
