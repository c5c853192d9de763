// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ProviderFactoryTest {
  private final S3ProviderFactory factory = new S3ProviderComponent();

  @Test
  void describes_its_options() {
    assertThat(factory.type()).isEqualTo("s3");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "bucket",
            "prefix",
            "region",
            "endpoint",
            "path_style",
            "service_account",
            "anonymous",
            "requester_pays",
            "ca_file",
            "proxy");
    assertThat(factory.options().plugin()).extracting(Option::name).containsExactly("version_id");
  }

  @Test
  void says_that_it_cannot_fetch_yet() {
    assertThat(refusal(Map.of("bucket", "b")))
        .hasMessage("provider 'p' is of type s3, which this build can check but cannot fetch from")
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
        () -> factory.create(new ProviderSpec("s3", "p", Options.of(options)), null));
  }
}
