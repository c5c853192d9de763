// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration and secrets that a job's templates can refer to.
 *
 * @param config the merged configuration of the project and the namespace, whose values take
 *     precedence; keys are in upper case
 * @param secrets the secrets that the job may read
 */
public record JobScope(Map<String, String> config, Map<String, Secret> secrets) {

  /** An empty scope. */
  public static final JobScope NONE = new JobScope(Map.of(), Map.of());

  public JobScope {
    config = ConfigKeys.upperCase(config);
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }

  /** Returns the scope of a job in a project's namespace. */
  public static JobScope of(
      Map<String, String> project, Map<String, String> namespace, Map<String, Secret> secrets) {
    Map<String, String> config = new TreeMap<>(ConfigKeys.upperCase(project));
    config.putAll(ConfigKeys.upperCase(namespace));
    return new JobScope(config, secrets);
  }
}
