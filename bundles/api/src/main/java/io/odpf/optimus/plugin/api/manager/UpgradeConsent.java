// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import org.osgi.annotation.versioning.ConsumerType;

/** Asked once before an upgrade changes anything, and not at all if nothing is to be changed. */
@ConsumerType
@FunctionalInterface
public interface UpgradeConsent {

  /** Agrees to everything. */
  UpgradeConsent GIVEN = plan -> true;

  /**
   * Whether the plan is to be carried out. May take its time: other processes can use the install
   * location meanwhile.
   */
  boolean allows(UpgradePlan plan) throws InterruptedException;
}
