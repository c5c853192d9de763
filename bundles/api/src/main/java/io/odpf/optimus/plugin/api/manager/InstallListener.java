// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches an operation; it can show, never steer. Called from several threads at once, so
 * implementations are thread-safe and quick.
 */
@ConsumerType
public interface InstallListener {

  /** Watches nothing. */
  InstallListener NONE = new InstallListener() {};

  /** What an earlier run left unfinished was finished or rolled back before this one began. */
  default void recovered(String what) {}

  /** Another process changes the same place; this one waits. */
  default void waiting(String owner) {}

  /** These plugins will be worked on. */
  default void planned(List<String> plugins) {}

  /** A plugin's source is being asked which artifact it has. */
  default void resolving(String plugin, String platform) {}

  /**
   * Bytes came in. Called often.
   *
   * @param received bytes so far, those of earlier attempts included
   * @param total the artifact's size if the source said it
   */
  default void downloading(String plugin, String platform, long received, OptionalLong total) {}

  /**
   * A failed attempt will be retried after a delay.
   *
   * @param attempt the number of the one that failed, from 1
   * @param attempts how many there will be at most
   */
  default void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {}

  /** An artifact is complete and verified. */
  default void fetched(String plugin, String platform, long bytes, boolean fromStore) {}

  /** A plugin's binary is unpacked and verified. */
  default void staged(String plugin, String platform) {}

  /**
   * A plugin's signature was verified.
   *
   * @param scheme for instance {@code minisign}
   * @param statement the signer's comment, which is signed too; empty if there is none
   * @since 1.1
   */
  default void signatureVerified(String plugin, String platform, String scheme, String statement) {}

  /**
   * A plugin's archive contains unusual entries, which do no harm since they are not unpacked:
   * links that stay inside the archive, repeated names, names that some systems do not allow.
   *
   * @param what how many and which entries, in words
   * @since 1.1
   */
  default void passedOver(String plugin, String platform, String what) {}

  /** Something is not as it should be, and the operation goes on without it. */
  default void warned(String plugin, Problem problem) {}

  /** Something about the place is as its owner wants it, and yet worth a thought. */
  default void warned(Problem problem) {}

  /** A plugin failed; the operation will fail when the others have been stopped. */
  default void failed(String plugin, String platform, Problem problem) {}

  /** All is verified; files are being put in place now. */
  default void committing() {}
}
