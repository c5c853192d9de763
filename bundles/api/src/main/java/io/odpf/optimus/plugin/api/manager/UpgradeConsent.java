// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import org.osgi.annotation.versioning.ConsumerType;

/** Decides whether an upgrade proceeds. Called once, and only if there is something to upgrade. */
@ConsumerType
@FunctionalInterface
public interface UpgradeConsent {

  /** A consent to every upgrade. */
  UpgradeConsent GIVEN = plan -> true;

  /**
   * Returns whether to carry out the plan. May block: other processes can use the install location
   * meanwhile.
   */
  boolean allows(UpgradePlan plan) throws InterruptedException;
}
