// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GcsProviderFactoryTest {
  private final GcsProviderFactory factory = new GcsProviderComponent();

  @Test
  void describes_its_options() {
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
            "proxy");
    assertThat(factory.options().plugin()).extracting(Option::name).containsExactly("generation");
  }

  @Test
  void says_that_it_cannot_fetch_yet() {
    assertThat(refusal(Map.of("bucket", "b")))
        .hasMessage("provider 'p' is of type gcs, which this build can check but cannot fetch from")
        .extracting(ProviderException::hint, ProviderException::kind)
        .containsExactly(
            "use a provider of another type for its plugins", ProviderException.Kind.INVALID);
  }

  @Test
  void an_account_and_anonymity_exclude_each_other() {
    assertThat(refusal(Map.of("anonymous", true, "service_account", Secret.of("s3cr3t"))))
        .hasMessage("provider 'p' is anonymous, but has a service_account")
        .extracting(ProviderException::hint)
        .isEqualTo("remove one of the two");
  }

  private ProviderException refusal(Map<String, Object> options) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> factory.create(new ProviderSpec("gcs", "p", Options.of(options)), null));
  }
}
