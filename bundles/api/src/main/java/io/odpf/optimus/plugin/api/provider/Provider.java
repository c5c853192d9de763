// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured source of plugin artifacts.
 *
 * <p>Instances are used by several threads at once. A blocked call ends soon after its thread is
 * interrupted, by {@link InterruptedException}. Providers do not retry: they fail as {@link
 * ProviderException.Kind#UNAVAILABLE} and are called again.
 */
@ConsumerType
public interface Provider extends AutoCloseable {

  /**
   * Refuses a request that could never be answered, as a path or version of the wrong form. Asks no
   * source, and finds nothing unless a provider says otherwise; {@link #resolve} refuses the same.
   *
   * @param request without a pin
   * @throws ProviderException of kind {@link ProviderException.Kind#INVALID} if it makes no sense
   */
  default void check(ArtifactRequest request) throws ProviderException {}

  /**
   * Finds out which immutable thing the request names now, without downloading it.
   *
   * <p>With a {@linkplain ArtifactRequest#pin() pin} in the request the answer is the artifact of
   * that very pin, or a failure of kind {@link ProviderException.Kind#CHANGED} if the source no
   * longer has it.
   *
   * @throws ProviderException typed by {@link ProviderException.Kind}
   */
  Artifact resolve(ArtifactRequest request) throws ProviderException, InterruptedException;

  /**
   * Delivers the artifact's bytes, from {@link ArtifactSink#received()} on if the source can, else
   * after {@link ArtifactSink#restart()} from the beginning. Returning normally says that the
   * source delivered everything it meant to; the caller then compares size and digests.
   *
   * @param artifact from {@link #resolve} or remembered in a lock file; its pin is binding
   * @throws ProviderException of kind {@link ProviderException.Kind#CHANGED} if the source holds
   *     other bytes than the pin names
   */
  void fetch(Artifact artifact, ArtifactSink sink) throws ProviderException, InterruptedException;

  /**
   * Delivers from the beginning whatever the source has now, and says what that is. The caller has
   * no name for the bytes, or compares them by a digest of its own. Where one answer carries both
   * bytes and labels, as with HTTP, the labels are those of that answer.
   *
   * @param request without a pin
   * @return the artifact that was delivered
   */
  default Artifact fetchCurrent(ArtifactRequest request, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    Artifact current = resolve(request);
    sink.restart();
    fetch(current, sink);
    return current;
  }

  /**
   * Lists the versions of a plugin that the source has, without downloading any. The default
   * implementation returns an empty result, since most sources have no such list. A provider must
   * fail rather than return a list that may lack the newest version.
   *
   * @return empty if sources of this type, or paths like this one, cannot tell
   * @throws ProviderException typed by {@link ProviderException.Kind}; nothing but this question
   *     fails then
   */
  default Optional<SourceVersions> versions(VersionQuery query)
      throws ProviderException, InterruptedException {
    return Optional.empty();
  }

  /** Releases connections and memory. Called once, when no call is running. */
  @Override
  default void close() {}
}
