// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests which changes of a configuration make a lock stale. */
class LockInputsTest {
  private static final OptionType.Group GROUP =
      new OptionType.Group(
          List.of(
              Option.optional("name", OptionType.Text.ANY, ""),
              Option.optional("token", new OptionType.SecretText(), "")));

  private final Map<String, Object> provider = new HashMap<>();
  private final Map<String, Object> plugin = new HashMap<>();

  private LockInputs inputs() {
    List<Option> options = new ArrayList<>(HttpOptions.all());
    options.add(Option.required("url", new OptionType.Address(Set.of("https")), ""));
    options.add(Option.optional("token", new OptionType.SecretText(), ""));
    options.add(Option.optional("group", new OptionType.AnyOf(List.of(GROUP)), ""));
    OptionSchema schema =
        new OptionSchema(options, List.of(Option.optional("ref", OptionType.Text.ANY, "")));
    PluginEntry entry =
        PluginEntry.builder("neo", "main", "neo", new Position("config.yaml", 1, 1))
            .modes(Set.of(Mode.CLIENT))
            .options(Options.of(plugin))
            .build();
    ProviderEntry source =
        new ProviderEntry(
            new ProviderSpec("url", "main", Options.of(provider)),
            Timeouts.DEFAULT,
            RetryPolicy.DEFAULT,
            new Position("config.yaml", 1, 1));
    return LockInputs.of(entry, source, schema);
  }

  private boolean counts(Runnable change) {
    LockInputs before = inputs();
    change.run();
    return before.changeTo(inputs()).isPresent();
  }

  @Test
  void changesWithTheProvidersAddress() {
    provider.put("url", URI.create("https://one.example.com/"));
    assertThat(counts(() -> provider.put("url", URI.create("https://two.example.com/")))).isTrue();
  }

  @Test
  void ignoresTheUserInAnAddress() {
    provider.put("url", URI.create("https://one.example.com/"));
    assertThat(counts(() -> provider.put("url", URI.create("https://a:b@one.example.com/"))))
        .isFalse();
  }

  @Test
  void ignoresConnectionSettings() {
    provider.put("url", URI.create("https://one.example.com/"));
    assertThat(
            counts(
                () -> {
                  provider.put("proxy", URI.create("http://proxy.example.com:3128"));
                  provider.put("ca_file", Path.of("/etc/ca.pem"));
                  provider.put("auth", Secret.of("hunter2"));
                  provider.put("headers", Map.of("X-Team", Secret.of("neo")));
                }))
        .isFalse();
  }

  @Test
  void ignoresSecrets() {
    assertThat(counts(() -> provider.put("token", Secret.of("hunter2")))).isFalse();
    assertThat(
            counts(() -> provider.put("group", Options.of(Map.of("token", Secret.of("hunter2"))))))
        .isTrue(); // The group itself came.
    assertThat(
            counts(() -> provider.put("group", Options.of(Map.of("token", Secret.of("hunter3"))))))
        .isFalse();
    assertThat(counts(() -> provider.put("group", Options.of(Map.of("name", "neo"))))).isTrue();
  }

  @Test
  void changesWithThePluginsOptions() {
    assertThat(counts(() -> plugin.put("ref", "main"))).isTrue();
    assertThat(counts(() -> plugin.put("ref", "next"))).isTrue();
  }

  @Test
  void isEqualOnEveryMachine() {
    provider.put("url", URI.create("https://one.example.com/"));
    assertThat(inputs().source()).isEqualTo(inputs().source()).hasSize(16).matches("[0-9a-f]+");
  }
}
