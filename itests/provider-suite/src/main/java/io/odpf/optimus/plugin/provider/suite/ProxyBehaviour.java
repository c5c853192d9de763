// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of sources that are reached through an HTTP proxy. */
public interface ProxyBehaviour extends Sourced {

  /** The options, with a proxy that is configured and real. */
  Map<String, Object> throughProxy();

  /** How many connections the proxy has been asked for so far. */
  int proxied();

  @Test
  default void goes_through_the_configured_proxy(@TempDir Path directory) throws Exception {
    Item item = source().publish("proxy/file", Contents.random(1000, 80));
    int before = proxied();

    try (OpenProvider provider = OpenProvider.of(source(), throughProxy(), directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }

    assertThat(proxied()).isGreaterThan(before);
  }
}
