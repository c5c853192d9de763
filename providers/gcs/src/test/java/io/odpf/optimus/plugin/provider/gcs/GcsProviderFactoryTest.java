// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.provider.gcs.key.AccountCheck;
import org.junit.jupiter.api.Test;

class GcsProviderFactoryTest {
  private final GcsProviderFactory factory = new GcsProviderComponent();

  @Test
  void describesItsOptions() {
    assertThat(factory.type()).isEqualTo("gcs");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "bucket",
            "prefix",
            "service_account",
            "anonymous",
            "user_project",
            "endpoint",
            "token_uris",
            "ca_file",
            "proxy",
            "allow_plain_http");
    assertThat(factory.options().plugin()).extracting(Option::name).containsExactly("generation");
    assertThat(factory.options().check()).isInstanceOf(AccountCheck.class);
  }
}
