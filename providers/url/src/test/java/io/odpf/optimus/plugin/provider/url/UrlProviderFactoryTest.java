// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlProviderFactoryTest {

  @Test
  void describesItsOptions() {
    assertThat(new UrlProviderFactory().type()).isEqualTo("url");
    assertThat(new UrlProviderFactory().options().provider())
        .extracting(Option::name)
        .containsExactly(
            "url",
            "allow_file",
            "socket",
            "auth",
            "headers",
            "ca_file",
            "client_certificate",
            "proxy",
            "allow_plain_http");
    assertThat(new UrlProviderFactory().options().plugin()).isEmpty();
  }

  @Test
  void registersTheFactoryAsAComponent() throws Exception {
    UrlProviderComponent component = new UrlProviderComponent();
    assertThat(component.type()).isEqualTo("url");
    assertThat(component.options()).isEqualTo(new UrlProviderFactory().options());
  }

  @Test
  void credentialsInTheAddressAreRefusedUnseen() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> new UrlFixture().provider(URI.create("https://user:s3cret@h.test/r")));
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("https://h.test/r").hasMessageNotContaining("s3cret");
    assertThat(failure.hint()).contains("auth");
  }

  @Test
  void settingsThatCannotBeUsedAreFoundAtOnce() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                new UrlFixture()
                    .provider(
                        URI.create("https://h.test/r"),
                        Map.of("ca_file", Path.of("/nowhere/ca.pem"))));
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessage("ca_file /nowhere/ca.pem does not exist");
  }
}
