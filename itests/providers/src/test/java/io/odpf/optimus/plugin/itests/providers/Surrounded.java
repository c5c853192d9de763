// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;
import java.util.TreeMap;

/** A source whose caller's environment has more in it. */
record Surrounded(Source source, Map<String, String> more) implements Source {
  @Override
  public ProviderFactory factory() {
    return source.factory();
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(source.environment());
    environment.putAll(more);
    return environment;
  }

  @Override
  public Map<String, Object> options() {
    return source.options();
  }

  @Override
  public Map<String, Object> missingContainer() {
    return source.missingContainer();
  }

  @Override
  public Item publish(String path, byte[] content) {
    return source.publish(path, content);
  }

  @Override
  public void close() {
    source.close();
  }
}
