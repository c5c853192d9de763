// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.policy;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An organisation's policy: decides whether a plugin may be installed or started here.
 *
 * <p>In a runtime a policy is an OSGi service; of several, all must permit. Implementations are
 * thread-safe. A policy that throws, answers null or does not answer within 30 seconds denies: it
 * is reported by its name, and nothing is installed or started until it works again.
 */
@ConsumerType
public interface PluginPolicy {

  /**
   * Returns the policy's name in messages and in {@code policy.require} of configurations: letters,
   * digits, {@code .}, {@code _} and {@code -}. Always the same.
   */
  String name();

  /**
   * Decides about one plugin. Called for every plugin of an installation after all of them have
   * been fetched and verified and before anything is changed, for every plugin of a dry run, and
   * before a plugin's process is started.
   *
   * @throws InterruptedException if this thread is interrupted: the caller gave up, or the policy's
   *     bundle is about to stop
   */
  PolicyVerdict decide(PolicySubject subject) throws InterruptedException;
}
