// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoProviderFactoryTest {
  private final GoProviderFactory factory = new GoProviderComponent();

  @Test
  void describes_its_options() {
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
            "http_proxy");
    assertThat(factory.options().plugin())
        .extracting(Option::name)
        .containsExactly("package", "ldflags", "tags", "cgo");
  }

  @Test
  void says_that_it_cannot_fetch_yet() {
    assertThat(refusal(Map.of()))
        .hasMessage("provider 'p' is of type go, which this build can check but cannot fetch from")
        .extracting(ProviderException::hint, ProviderException::kind)
        .containsExactly(
            "use a provider of another type for its plugins", ProviderException.Kind.INVALID);
  }

  private ProviderException refusal(Map<String, Object> options) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> factory.create(new ProviderSpec("go", "p", Options.of(options)), null));
  }
}
