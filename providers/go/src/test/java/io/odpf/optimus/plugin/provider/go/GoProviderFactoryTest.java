// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Option;
import org.junit.jupiter.api.Test;

class GoProviderFactoryTest {
  private final GoProviderFactory factory = new GoProviderComponent();

  @Test
  void describesItsOptions() {
    assertThat(factory.type()).isEqualTo("go");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "proxy",
            "fallback",
            "sumdb",
            "private",
            "go",
            "auth",
            "headers",
            "ca_file",
            "client_certificate",
            "http_proxy",
            "allow_plain_http");
    assertThat(factory.options().plugin())
        .extracting(Option::name)
        .containsExactly("package", "ldflags", "tags", "cgo");
  }
}
