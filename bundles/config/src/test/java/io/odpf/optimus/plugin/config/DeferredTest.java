// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configurations that are read without their secrets. */
class DeferredTest extends ConfigTest {

  private PluginConfig deferred(String yaml) throws PluginManagerException {
    return new ConfigReader(new SampleTypes())
        .readDeferred(file(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> messages(String yaml) {
    return catchThrowableOfType(PluginManagerException.class, () -> deferred(yaml))
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void readsNoSecretBeforeResolution() throws Exception {
    Files.writeString(directory.resolve("token"), "s3cr3t");
    environment.put("TOKEN", "s3cr3t");
    for (String auth : new String[] {"file:token", "${TOKEN}", "s3cr3t"}) {
      ProviderEntry provider =
          deferred(url("url: https://h\nauth: " + auth + "\nretries: {attempts: 3}")).provider("x");

      assertThat(provider.spec().options().secret("auth")).isPresent();
      assertThat(provider.spec().options().secret("auth").orElseThrow().reveal())
          .doesNotContain("s3cr3t");
      ProviderEntry resolved = provider.resolved();
      assertThat(resolved.spec().options().secret("auth")).contains(Secret.of("s3cr3t"));
      assertThat(resolved.retries().attempts()).isEqualTo(3);
      assertThat(resolved.resolved()).isSameAs(resolved);
    }
  }

  @Test
  void reportsMissingVariablesWhenResolved() throws Exception {
    Options options;
    PluginConfig config =
        deferred(
            url(
                "url: ${BASE}/x\n"
                    + "auth: ${TOKEN}\n"
                    + "headers: {A: file:nope}\n"
                    + "timeouts: {idle: '${T}'}"));
    options = config.provider("x").spec().options();

    assertThat(ProviderEntry.isUnknown(options.as("url", Object.class).orElseThrow())).isTrue();
    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> config.provider("x").resolved());
    assertThat(refused.problems())
        .extracting(Problem::message)
        .containsExactly(
            "variable 'BASE' is not set",
            "variable 'TOKEN' is not set",
            "headers.A names a file that does not exist: 'file:nope'",
            "variable 'T' is not set");
  }

  @Test
  void checksValuesWithoutVariablesAtOnce() {
    assertThat(messages(url("url: ${BASE}\nauth: ${TOKEN}\natuh: x")))
        .containsExactly("unknown key 'atuh' in provider 'x'");
    assertThat(messages(url("url: ftp://h\nauth: ${TOKEN}"))).hasSize(1);
    assertThat(messages(url("url: https://h\nauth: ${TOKEN"))).hasSize(1);
    assertThat(messages(url("url: https://h\nauth: $TOKEN"))).hasSize(1);
    assertThat(messages(url("auth: ${TOKEN}"))).containsExactly("provider 'x' has no 'url'");
    assertThat(messages(url("url: https://h\nauth: {bearer: '${A}', netrc: true}"))).hasSize(1);
    assertThat(messages("plugins: {plugins: [], install_location: '${DIR}'}"))
        .containsExactly("variable 'DIR' is not set");
  }

  @Test
  void checksValuesThatDependOnASecretWhenResolved() throws Exception {
    environment.put("TOKEN", "s3cr3t");
    ProviderEntry provider =
        deferred(url("url: http://plugins.example.com\nauth: ${TOKEN}")).provider("x");

    assertThat(catchThrowableOfType(PluginManagerException.class, provider::resolved))
        .hasMessageContaining("url is not encrypted");
  }
}
