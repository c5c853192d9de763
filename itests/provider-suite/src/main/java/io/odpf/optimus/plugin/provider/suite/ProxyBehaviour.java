// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for sources that can be reached through an HTTP proxy. */
public interface ProxyBehaviour extends Sourced {

  /** Returns the options with the address of a real proxy. */
  Map<String, Object> throughProxy();

  /** Returns the number of connections to the proxy so far. */
  int proxied();

  @Test
  default void usesTheConfiguredProxy(@TempDir Path directory) throws Exception {
    Item item = source().publish("proxy/file", Contents.random(1000, 80));
    int before = proxied();

    try (OpenProvider provider = OpenProvider.of(source(), throughProxy(), directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }

    assertThat(proxied()).isGreaterThan(before);
  }
}
