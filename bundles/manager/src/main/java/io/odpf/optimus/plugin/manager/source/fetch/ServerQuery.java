// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.PartialFile;
import java.io.IOException;
import java.util.Optional;

/** Requests locked artifacts from a server in place of their sources. Thread-safe. */
final class ServerQuery {
  private final ArtifactPlace server;
  private final Receiver receiver;
  private final ArtifactStore store;
  private final Retries retries;
  private final InstallListener listener;

  ServerQuery(
      ArtifactPlace server,
      Receiver receiver,
      ArtifactStore store,
      Retries retries,
      InstallListener listener) {
    this.server = server;
    this.receiver = receiver;
    this.store = store;
    this.retries = retries;
    this.listener = listener;
  }

  /**
   * Receives an artifact.
   *
   * @param artifact the artifact as its source describes it
   */
  FetchedArtifact.Stored receive(
      FetchJob job, LockedArtifact locked, Artifact artifact, Receiver.UnpackStarter unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Delivery delivery = new PlaceDelivery(server, job, locked, artifact, retries, listener);
    try (PartialFile partial = store.receive(Optional.of(locked.sha256().hex()))) {
      return receiver.receive(job, delivery, partial, unpacking);
    } catch (DigestMismatchException e) {
      throw new ArtifactFetchException(
          ServerProblem.MISMATCH,
          "the server "
              + server.name()
              + " delivered other bytes than its lock names for "
              + job.fileName()
              + ": locked "
              + locked.sha256()
              + ", delivered "
              + e.actual(),
          "nothing of it was kept; tell the server's operator",
          e);
    } catch (ProviderException e) {
      if (e.kind() == ProviderException.Kind.LOCAL) {
        throw e;
      }
      throw failure(job, e);
    }
  }

  private ArtifactFetchException failure(FetchJob job, ProviderException e) {
    String subject = "the server " + server.name();
    return switch (e.kind()) {
      case NOT_FOUND, INVALID ->
          new ArtifactFetchException(
              ServerProblem.LACKS_ARTIFACT,
              subject + " does not deliver " + job.fileName() + ": " + e.getMessage(),
              "nothing was changed; its operator finds the cause on the server, whose own source may"
                  + " lack the artifact",
              e);
      case DENIED ->
          new ArtifactFetchException(
              ServerProblem.DENIED, subject + " refuses access: " + e.getMessage(), e.hint(), e);
      case CHANGED ->
          new ArtifactFetchException(
              ServerProblem.MISMATCH,
              subject + " delivered something else than its lock names: " + e.getMessage(),
              "nothing of it was kept; tell the server's operator",
              e);
      default ->
          new ArtifactFetchException(
              ServerProblem.UNREACHABLE,
              subject + " did not deliver " + job.fileName() + ": " + e.getMessage(),
              "nothing was changed; run the command again, which continues the download",
              e);
    };
  }
}
