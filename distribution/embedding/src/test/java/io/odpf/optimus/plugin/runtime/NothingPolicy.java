// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicyVerdict;

/** Denies everything. */
final class NothingPolicy implements PluginPolicy {
  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public PolicyVerdict decide(PolicySubject subject) {
    return PolicyVerdict.deny("all", "this host installs no plugins", "");
  }
}
