// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.manager.source.extension.BrokenExtensions;
import io.odpf.optimus.plugin.manager.source.extension.Extensions;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.time.Duration;
import java.util.List;

/**
 * The registered policies. All of them are evaluated; one that is registered but unusable denies
 * everything. Thread-safe; policies may be added and removed at any time.
 */
public final class PolicyRegistry {
  /** The time limit of one evaluation. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Extensions<PluginPolicy> policies =
      new Extensions<>(ExtensionResolver.NONE, Extensions.DRAIN);
  private final BrokenExtensions broken = new BrokenExtensions();
  private final Duration limit;

  /** Creates a registry without policies. */
  public PolicyRegistry() {
    this(LIMIT);
  }

  /**
   * Creates a registry without policies.
   *
   * @param limit the time limit of one evaluation
   */
  public PolicyRegistry(Duration limit) {
    this.limit = limit;
  }

  /**
   * Adds a policy.
   *
   * @param name the name that {@link PluginPolicy#name} returned
   */
  public void add(PluginPolicy policy, String name, Origin origin, int ranking) {
    policies.add(name, policy, origin, ranking);
  }

  /**
   * Adds a policy that is unusable, so that everything is denied.
   *
   * @param names the names that it may have
   */
  public void addBroken(PluginPolicy policy, List<String> names, Origin origin, String problem) {
    broken.add(policy, names, origin.shown(), problem);
  }

  /** Removes a policy, and waits until it is no longer in use. */
  public void remove(PluginPolicy policy) {
    if (!broken.remove(policy)) {
      policies.remove(policy);
    }
  }

  /** Returns the problems of one bundle's policies. */
  public List<String> problems(String origin) {
    return broken.of(origin);
  }

  /** Returns whether no policy is registered, not even an unusable one. */
  boolean isEmpty() {
    return policies.all().isEmpty() && broken.all().isEmpty();
  }

  /** Returns the usable policies, those with a high ranking first. */
  List<Registration<PluginPolicy>> policies() {
    return policies.all();
  }

  /** Returns the problems of all unusable policies, each with its bundle. */
  List<String> broken() {
    return broken.all();
  }

  Duration limit() {
    return limit;
  }
}
