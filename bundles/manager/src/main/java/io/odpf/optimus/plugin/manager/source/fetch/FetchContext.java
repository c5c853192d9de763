// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.archive.unpack.ArtifactUnpacker;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.util.List;
import java.util.Optional;

/** The services that all fetches of a batch share. Thread-safe. */
final class FetchContext {
  private final FetchBatch batch;
  private final ProviderSession session;
  private final ArtifactStore store;
  private final InstallListener listener;
  private final Cancellation cancellation;
  private final boolean offline;
  private final Sources sources;
  private final Receiver receiver;
  private final Signatures signatures;
  private final Revalidation revalidation;
  private final BinaryUnpacking unpacking;
  private final PlaceQuery places;
  private final Optional<ServerQuery> server;

  FetchContext(
      FetchBatch batch,
      ProviderSession session,
      VerifierRegistry verifiers,
      ArtifactStore store,
      FetchSettings settings,
      InstallListener listener,
      List<ArtifactPlace> places,
      Optional<ArtifactPlace> server,
      Cancellation cancellation,
      FetchThreads threads) {
    this.batch = batch;
    this.session = session;
    this.store = store;
    this.listener = listener;
    this.cancellation = cancellation;
    this.offline = settings.offline();
    Retries retries = new Retries(cancellation);
    this.sources = new Sources(session, retries, listener);
    this.receiver = new Receiver(sources, store, settings.artifactBytes(), listener);
    this.places = new PlaceQuery(places, receiver, store, retries, listener);
    this.server = server.map(it -> new ServerQuery(it, receiver, store, retries, listener));
    this.signatures = new Signatures(sources, verifiers, store, listener);
    this.revalidation = new Revalidation(sources, receiver, listener);
    this.unpacking =
        new BinaryUnpacking(new ArtifactUnpacker(settings.limits()), cancellation, threads);
  }

  FetchBatch batch() {
    return batch;
  }

  ArtifactStore store() {
    return store;
  }

  InstallListener listener() {
    return listener;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  boolean offline() {
    return offline;
  }

  Sources sources() {
    return sources;
  }

  Receiver receiver() {
    return receiver;
  }

  PlaceQuery places() {
    return places;
  }

  /**
   * Returns the server that replaces the sources; empty if artifacts are fetched from their
   * sources.
   */
  Optional<ServerQuery> server() {
    return server;
  }

  Signatures signatures() {
    return signatures;
  }

  Revalidation revalidation() {
    return revalidation;
  }

  BinaryUnpacking unpacking() {
    return unpacking;
  }

  /** Returns the bundles that fetched a job's artifact and verified it. */
  Provenance provenance(FetchJob job, Optional<ExtensionOrigin> verifier) {
    return new Provenance(
        session.origin(job.provider()),
        verifier,
        verifier.isPresent() ? job.plugin().signer() : Optional.empty());
  }
}
