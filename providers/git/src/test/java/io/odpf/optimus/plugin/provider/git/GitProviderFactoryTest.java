// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitProviderFactoryTest {
  private final GitProviderFactory factory = new GitProviderComponent();

  @Test
  void describesItsOptions() {
    assertThat(factory.type()).isEqualTo("git");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "url",
            "allow_file",
            "ssh",
            "auth",
            "headers",
            "ca_file",
            "client_certificate",
            "proxy",
            "allow_plain_http");
    assertThat(factory.options().plugin())
        .extracting(Option::name)
        .containsExactly("ref", "depth", "lfs");
  }

  @Test
  void refusesLocalRepositoriesUnlessTheyAreAllowed() {
    assertThat(refusal(Map.of("url", URI.create("file:///srv/x.git"))))
        .hasMessage("provider 'p' may not read repositories of this machine")
        .extracting(ProviderException::hint)
        .isEqualTo("set its allow_file: true if that is meant");
  }

  @Test
  void refusesCredentialsInTheAddress() {
    assertThat(refusal(Map.of("url", URI.create("https://me:word@h/x.git"))))
        .hasMessage("the url of provider 'p' holds a user name: https://h/x.git")
        .extracting(ProviderException::hint)
        .isEqualTo("write credentials as auth: {basic: {username, password}}");
    assertThat(refusal(Map.of("url", URI.create("ssh://git:word@h/x.git"))))
        .hasMessage("the url of provider 'p' has no plain account: ssh://h/x.git");
  }

  private ProviderException refusal(Map<String, Object> options) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> factory.create(new ProviderSpec("git", "p", Options.of(options)), null));
  }
}
