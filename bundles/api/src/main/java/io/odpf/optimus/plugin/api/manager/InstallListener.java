// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Observes an operation without influence on it. Several threads call it concurrently;
 * implementations are thread-safe and return quickly.
 *
 * <p>Order and number of the calls: {@link #recovered} and {@link #waiting} come first, at most
 * once each. {@link #planned} follows once. For each plugin and platform, {@link #resolving} comes
 * at most once, then {@link #downloading} any number of times, with {@link #retrying} before each
 * further attempt, then {@link #fetched} once, then {@link #signatureVerified}, {@link #passedOver}
 * and {@link #staged} at most once each; or {@link #failed} once in place of what would follow.
 * Calls for different plugins interleave. {@link #committing} comes last, at most once. Warnings
 * may come at any time.
 */
@ConsumerType
public interface InstallListener {

  /** A listener that ignores all events. */
  InstallListener NONE = new InstallListener() {};

  /** The unfinished change of an earlier run was completed or undone before this run began. */
  default void recovered(String what) {}

  /** Another process is changing the same location, and this operation waits for it. */
  default void waiting(String owner) {}

  /** The operation will process these plugins. */
  default void planned(List<String> plugins) {}

  /** The operation asks a plugin's source for the current artifact. */
  default void resolving(String plugin, String platform) {}

  /**
   * Bytes arrived. Called often.
   *
   * @param received the number of bytes so far, including those of earlier attempts
   * @param total the artifact's size, if the source announced it
   */
  default void downloading(String plugin, String platform, long received, OptionalLong total) {}

  /**
   * A failed attempt will be retried after a delay.
   *
   * @param attempt the number of the failed attempt, starting at 1
   * @param attempts the largest number of attempts
   */
  default void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {}

  /** An artifact is complete and verified. */
  default void fetched(String plugin, String platform, long bytes, boolean fromStore) {}

  /**
   * A mirror delivered the artifact that {@link #fetched} reports next.
   *
   * @param mirror the mirror's address or name
   * @since 2.1
   */
  default void mirrored(String plugin, String platform, String mirror) {}

  /**
   * A mirror does not have an artifact, and the next place is asked.
   *
   * @param mirror the mirror's address or name
   * @since 2.1
   */
  default void notMirrored(String plugin, String platform, String mirror) {}

  /**
   * A file is being written to a mirror; called for each artifact that it lacks, then once for the
   * lock.
   *
   * @param name the file's name in the mirror
   * @since 2.1
   */
  default void writing(String name, long bytes) {}

  /** A plugin's binary is unpacked and verified. */
  default void staged(String plugin, String platform) {}

  /**
   * A plugin's signature was verified.
   *
   * @param scheme the signature scheme, for instance {@code minisign}
   * @param statement the signer's comment, which is part of the signed data; may be empty
   * @since 1.1
   */
  default void signatureVerified(String plugin, String platform, String scheme, String statement) {}

  /**
   * A plugin's archive contains unusual entries that were not unpacked and so do no harm: links
   * that stay inside the archive, repeated names, names that some systems do not allow.
   *
   * @param what the number and kind of the entries, in words
   * @since 1.1
   */
  default void passedOver(String plugin, String platform, String what) {}

  /** Something about a plugin is wrong, and the operation continues without it. */
  default void warned(String plugin, Problem problem) {}

  /** Something about the operation is permitted but unusual. */
  default void warned(Problem problem) {}

  /** A plugin failed. The operation cancels the other plugins and fails. */
  default void failed(String plugin, String platform, Problem problem) {}

  /** Everything is verified, and the operation begins to change the install location. */
  default void committing() {}
}
