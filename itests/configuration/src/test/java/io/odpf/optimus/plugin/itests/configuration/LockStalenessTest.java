// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whether a change makes a lock stale, for every option of every provider type. Fails for a new
 * option until it is listed here.
 */
class LockStalenessTest {
  private static final Position POSITION = new Position("config.yaml", 1, 1);

  /** The options that a lock depends on, by provider type. */
  private static final Map<String, Set<String>> STALE =
      Map.of(
          "url", Set.of("url"),
          "gcs", Set.of("bucket", "prefix", "endpoint", "config.generation"),
          "s3", Set.of("bucket", "prefix", "endpoint", "config.version_id"),
          "git", Set.of("url", "config.ref", "config.lfs"),
          "oci", Set.of("registry", "repository"),
          "go", Set.of("proxy", "config.package", "config.ldflags", "config.tags", "config.cgo"));

  /** The options that may differ between machines with the same lock. */
  private static final Map<String, Set<String>> FRESH =
      Map.of(
          "url",
          Set.of(
              "allow_file",
              "socket",
              "auth",
              "headers",
              "ca_file",
              "client_certificate",
              "proxy",
              "allow_plain_http"),
          "gcs",
          Set.of(
              "service_account",
              "anonymous",
              "user_project",
              "token_uris",
              "ca_file",
              "proxy",
              "allow_plain_http"),
          "s3",
          Set.of(
              "region",
              "path_style",
              "service_account",
              "anonymous",
              "requester_pays",
              "ca_file",
              "proxy",
              "allow_plain_http"),
          "git",
          Set.of(
              "allow_file",
              "ssh",
              "auth",
              "headers",
              "ca_file",
              "client_certificate",
              "proxy",
              "allow_plain_http",
              "config.depth"),
          "oci",
          Set.of(
              "docker_config",
              "auth",
              "headers",
              "ca_file",
              "client_certificate",
              "proxy",
              "allow_plain_http"),
          "go",
          Set.of(
              "fallback",
              "sumdb",
              "private",
              "go",
              "auth",
              "headers",
              "ca_file",
              "client_certificate",
              "http_proxy",
              "allow_plain_http"));

  @TestFactory
  List<DynamicTest> anOptionMakesALockStaleExactlyIfItNamesThePlace() {
    Types types = new Types();
    List<DynamicTest> tests = new ArrayList<>();
    for (String type : types.types()) {
      OptionSchema schema = types.find(type).orElseThrow();
      for (Option option : schema.provider()) {
        tests.add(test(type, option.name(), stale(type, schema, option, true)));
      }
      for (Option option : schema.plugin()) {
        tests.add(test(type, "config." + option.name(), stale(type, schema, option, false)));
      }
    }
    return tests;
  }

  private static DynamicTest test(String type, String name, boolean stale) {
    return DynamicTest.dynamicTest(
        type + " " + name,
        () -> {
          assertThat(STALE.get(type).contains(name) || FRESH.get(type).contains(name))
              .as("whether the lock depends on it is decided in this test")
              .isTrue();
          assertThat(stale).isEqualTo(STALE.get(type).contains(name));
        });
  }

  private static boolean stale(
      String type, OptionSchema schema, Option option, boolean ofProvider) {
    LockInputs before = inputs(type, schema, option, ofProvider, "one");
    LockInputs absent = inputs(type, schema, ofProvider, Options.NONE);
    LockInputs after = inputs(type, schema, option, ofProvider, "two");
    boolean changed = before.changeTo(after).isPresent();
    assertThat(absent.changeTo(after).isPresent())
        .as("adding %s counts like changing it", option.name())
        .isEqualTo(changed);
    return changed;
  }

  private static LockInputs inputs(
      String type, OptionSchema schema, Option option, boolean ofProvider, String variant) {
    return inputs(
        type, schema, ofProvider, Options.of(Map.of(option.name(), value(option.type(), variant))));
  }

  private static LockInputs inputs(
      String type, OptionSchema schema, boolean ofProvider, Options options) {
    PluginEntry plugin =
        PluginEntry.builder("neo", "main", "neo", POSITION)
            .modes(Set.of(Mode.CLIENT))
            .options(ofProvider ? Options.NONE : options)
            .build();
    ProviderEntry provider =
        new ProviderEntry(
            new ProviderSpec(type, "main", ofProvider ? options : Options.NONE),
            Timeouts.DEFAULT,
            RetryPolicy.DEFAULT,
            POSITION);
    return LockInputs.of(plugin, provider, schema);
  }

  /** Returns a value of a type that differs from that of another variant. */
  private static Object value(OptionType type, String variant) {
    boolean first = variant.equals("one");
    if (type instanceof OptionType.SecretText) {
      return Secret.of(variant);
    } else if (type instanceof OptionType.Whole) {
      return first ? 1L : 2L;
    } else if (type instanceof OptionType.Flag) {
      return first;
    } else if (type instanceof OptionType.Time) {
      return Duration.ofSeconds(first ? 1 : 2);
    } else if (type instanceof OptionType.Address) {
      return URI.create("https://" + variant + ".example.com/");
    } else if (type instanceof OptionType.FilePath) {
      return Path.of("/etc", variant);
    } else if (type instanceof OptionType.ListOf list) {
      return List.of(value(list.element(), variant));
    } else if (type instanceof OptionType.MapOf map) {
      return Map.of("key", value(map.value(), variant));
    } else if (type instanceof OptionType.Group group) {
      Option member = group.options().get(0);
      return Options.of(Map.of(member.name(), value(member.type(), variant)));
    } else if (type instanceof OptionType.OneOf one) {
      Option member = one.options().get(first ? 0 : 1);
      return Options.of(Map.of(member.name(), value(member.type(), variant)));
    } else if (type instanceof OptionType.AnyOf any) {
      return value(any.alternatives().get(any.alternatives().size() - 1), variant);
    }
    return variant;
  }
}
