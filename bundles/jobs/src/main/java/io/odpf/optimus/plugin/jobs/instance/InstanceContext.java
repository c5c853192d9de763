// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import io.odpf.optimus.plugin.api.option.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The input of a container for one run, sorted by name.
 *
 * @param envs the variables without secrets
 * @param secrets the variables with secrets
 * @param files the files by name
 */
public record InstanceContext(
    Map<String, String> envs, Map<String, Secret> secrets, Map<String, InstanceFile> files) {
  public InstanceContext {
    envs = Collections.unmodifiableMap(new TreeMap<>(envs));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
