// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured source of plugin artifacts.
 *
 * <p>Implementations are thread-safe. When a thread is interrupted, its blocked call soon throws
 * {@link InterruptedException}. Providers do not retry: they throw {@link
 * ProviderException.Kind#UNAVAILABLE}, and the manager calls them again.
 */
@ConsumerType
public interface Provider extends AutoCloseable {

  /**
   * Refuses a request that can never succeed, such as a path or version of the wrong form. Does not
   * contact the source. The default implementation accepts every request. {@link #resolve} refuses
   * the same requests.
   *
   * @param request a request without a pin
   * @throws ProviderException of kind {@link ProviderException.Kind#INVALID} if it can never
   *     succeed
   */
  default void check(ArtifactRequest request) throws ProviderException {}

  /**
   * Determines which immutable artifact the request currently names, without downloading it.
   *
   * <p>If the request has a {@linkplain ArtifactRequest#pin() pin}, returns the artifact with
   * exactly that pin, or fails with {@link ProviderException.Kind#CHANGED} if the source no longer
   * has it.
   *
   * @throws ProviderException with the {@link ProviderException.Kind} of the failure
   */
  Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException;

  /**
   * Writes the artifact's bytes to the sink: from {@link ArtifactSink#received()} on if the source
   * supports that, else from the beginning after {@link ArtifactSink#restart()}. Returns normally
   * only if the source delivered everything; the caller then checks size and digests.
   *
   * @param artifact an artifact from {@link #resolve} or from a lock file; its pin is binding
   * @throws ProviderException of kind {@link ProviderException.Kind#CHANGED} if the source has
   *     bytes other than those that the pin identifies
   */
  void fetch(Artifact artifact, ArtifactSink sink) throws ProviderException, InterruptedException;

  /**
   * Fetches from the beginning what the source currently has, and returns its description. Used if
   * there is no pin, or if the caller checks the bytes by its own digest. If one response carries
   * both bytes and metadata, as with HTTP, the description comes from that response.
   *
   * @param request a request without a pin
   * @return the artifact that was fetched
   */
  default Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Artifact current = resolve(request);
    sink.restart();
    fetch(current, sink);
    return current;
  }

  /**
   * Lists the versions of a plugin at the source, without downloading any. The default
   * implementation returns an empty result, since most sources have no such list. A provider must
   * fail rather than return a list that may lack the newest version.
   *
   * @return the versions; empty if sources of this type, or paths like this one, have no list
   * @throws ProviderException with the {@link ProviderException.Kind} of the failure, which affects
   *     only this call
   */
  default Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    return Optional.empty();
  }

  /**
   * Returns the means to write to the source. The default implementation returns an empty result,
   * since most sources are read only.
   *
   * @return empty if a source of this type, or with these options, cannot be written to
   * @since 2.1
   */
  default Optional<BlobStore> blobs() throws ProviderException, InterruptedException {
    return Optional.empty();
  }

  /** Releases connections and memory. Called once, when no call is running. */
  @Override
  default void close() {}
}
