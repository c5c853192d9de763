// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values read from valid configurations. */
class ReadingTest extends ConfigTest {
  private static final Platform LINUX = new Platform("linux", "amd64");

  @Test
  void readsAWholeConfiguration() {
    environment.put("PLUGINS_TOKEN", "t0ken");
    PluginConfig config =
        read(
            """
            plugins:
              install_location: ~/.optimus/plugins
              providers:
                - type: url
                  name: internal_url_xyz_org
                  url: https://plugins.example.com/releases
                  auth: ${PLUGINS_TOKEN}
                  timeouts: {connect: 2s, idle: 500ms, total: 1h}
                  retries: {attempts: 1, initial_delay: 1s, max_delay: 1m}
                - type: gcs
                  name: private_gcs_backend_team
                  bucket: team-plugins
              plugins:
                - provider: internal_url_xyz_org
                  output: neo
                  path: neo/{{.Version}}/optimus-neo_{{.Os}}_{{.Arch}}.tar.gz
                  version: 0.0.6
                  checksums: neo/{{.Version}}/checksums.txt
                  sha256: {linux_amd64: 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08}
                  signature: {minisign: {path: "neo.minisig", key: RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3}}
                  modes: [server]
                  binary: bin/neo
                  config: {variables: {REGION: eu, MACRO: "${NOT_REPLACED}", EMPTY: }}
                - provider: private_gcs_backend_team
                  output: bq2bq
                  path: bq2bq.zip
                  config: {version_id: 7}
            """);

    assertThat(config.file()).isEqualTo(directory.resolve("config.yaml"));
    assertThat(config.installLocation()).isEqualTo(home().resolve(".optimus/plugins"));
    ProviderEntry url = config.provider("internal_url_xyz_org");
    assertThat(url.spec().type()).isEqualTo("url");
    assertThat(url.spec().options().address("url"))
        .contains(URI.create("https://plugins.example.com/releases"));
    assertThat(HttpOptions.settings(url.spec().options()).credentials())
        .isEqualTo(new Credentials.Bearer(Secret.of("t0ken")));
    assertThat(url.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofHours(1)));
    assertThat(url.retries())
        .isEqualTo(new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertThat(url.position()).hasToString(config.file() + ":4:7");

    PluginEntry neo = config.plugins().get(0);
    assertThat(neo.name()).isEqualTo("neo");
    assertThat(neo.provider()).isEqualTo("internal_url_xyz_org");
    assertThat(neo.version()).contains("0.0.6");
    assertThat(neo.expand(neo.path(), LINUX)).isEqualTo("neo/0.0.6/optimus-neo_linux_amd64.tar.gz");
    assertThat(neo.checksums()).contains("neo/{{.Version}}/checksums.txt");
    assertThat(neo.sha256())
        .isEqualTo(
            Map.of(
                LINUX,
                Digest.sha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")));
    assertThat(neo.signature().orElseThrow())
        .isEqualTo(
            new PluginEntry.Signature(
                "minisign",
                "neo.minisig",
                "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
                false));
    assertThat(neo.modes()).containsExactly(Mode.SERVER);
    assertThat(neo.binary()).contains("bin/neo");
    assertThat(neo.options()).isEqualTo(Options.NONE);
    assertThat(neo.variables())
        .isEqualTo(Map.of("REGION", "eu", "MACRO", "${NOT_REPLACED}", "EMPTY", ""));
    assertThat(neo.position()).hasToString(config.file() + ":14:7");

    PluginEntry bq = config.plugins().get(1);
    assertThat(bq.modes()).containsExactlyInAnyOrder(Mode.SERVER, Mode.CLIENT);
    assertThat(bq.version()).isEmpty();
    assertThat(bq.options().text("version_id")).contains("7");
    assertThat(bq.variables()).isEmpty();
  }

  @Test
  void fillsInDefaults() {
    PluginConfig config = read("plugins: {providers: [{type: kinds, name: k}], plugins: []}");

    assertThat(config.installLocation()).isEqualTo(home().resolve(".optimus/plugins"));
    ProviderEntry provider = config.provider("k");
    assertThat(provider.timeouts()).isEqualTo(Timeouts.DEFAULT);
    assertThat(provider.retries()).isEqualTo(RetryPolicy.DEFAULT);
    Options options = provider.spec().options();
    assertThat(options.text("level")).contains("low");
    assertThat(options.whole("size")).contains(3L);
    assertThat(options.time("pause")).contains(Duration.ofSeconds(30));
    assertThat(options.list("sizes", Long.class)).containsExactly(1L, 2L);
    assertThat(options.has("text")).isFalse();
  }

  @Test
  void fillsInDefaultsOfAnEmptyGroup() {
    ProviderEntry provider = read(url("url: https://h\ntimeouts: {}\nretries: {}")).provider("x");

    assertThat(provider.timeouts()).isEqualTo(Timeouts.DEFAULT);
    assertThat(provider.retries()).isEqualTo(RetryPolicy.DEFAULT);
  }

  @Test
  void fillsInDefaultsOfTheProvidersTypeWithoutConfig() {
    PluginConfig config =
        read(
            """
            plugins:
              providers: [{type: kinds, name: k}]
              plugins: [{provider: k, output: a, path: b, config: {ref: main}}]
            """);

    assertThat(config.plugins().get(0).options().flag("deep")).isTrue();
    assertThat(
            findings(
                "plugins: {providers: [{type: kinds, name: k}], plugins: "
                    + "[{provider: k, output: a, path: b}]}"))
        .containsExactly("1:58 config has no 'ref' | add 'ref:', a ref");
  }

  @Test
  void treatsAnEmptyOptionalValueAsAbsent() {
    Options options =
        read(url("url: https://h\nauth:\nheaders: ~\nca_file: \"\"\ntimeouts: null"))
            .provider("x")
            .spec()
            .options();

    assertThat(options).hasToString("[url, allow_plain_http]");
  }

  @Test
  void keepsTextAsWritten() {
    PluginConfig config =
        read(
            """
            plugins:
              providers:
              - {type: kinds, name: "007", text: no, labels: {a: 1.10, b: 0x1F, c: 2026-01-01, d: yes}}
              plugins:
              - {provider: 007, output: 1e3, path: no, version: 1.10, config: {ref: 012}}
            """);

    Options options = config.provider("007").spec().options();
    assertThat(options.text("text")).contains("no");
    assertThat(options.map("labels", String.class))
        .isEqualTo(Map.of("a", "1.10", "b", "0x1F", "c", "2026-01-01", "d", "yes"));
    PluginEntry plugin = config.plugins().get(0);
    assertThat(plugin.name()).isEqualTo("1e3");
    assertThat(plugin.path()).isEqualTo("no");
    assertThat(plugin.version()).contains("1.10");
    assertThat(plugin.options().text("ref")).contains("012");
  }

  @Test
  void resolvesRelativeFilesAgainstTheConfiguration() {
    Options options =
        read(url(
                "url: https://h\nca_file: certs/ca.pem\nclient_certificate: {certificate: ~/c.pem, key: /k.pem}"))
            .provider("x")
            .spec()
            .options();

    assertThat(options.file("ca_file")).contains(directory.resolve("certs/ca.pem"));
    Options certificate = options.group("client_certificate").orElseThrow();
    assertThat(certificate.file("certificate")).contains(home().resolve("c.pem"));
    assertThat(certificate.file("key")).contains(Path.of("/k.pem"));
  }

  @Test
  void resolvesARelativeInstallLocationAgainstTheConfiguration() {
    assertThat(read("plugins: {install_location: ./out/../plugins, plugins: []}").installLocation())
        .isEqualTo(directory.resolve("plugins"));
  }

  @Test
  void takesTheHomeDirectoryFromTheEnvironmentBeforeTheJvm() {
    assertThat(HomeDirectory.of(Map.of("HOME", "/h", "USERPROFILE", "/u"))).contains(Path.of("/h"));
    assertThat(HomeDirectory.of(Map.of("HOME", "", "USERPROFILE", "/u"))).contains(Path.of("/u"));
    assertThat(HomeDirectory.of(Map.of("HOME", "relative")))
        .contains(Path.of(System.getProperty("user.home")));
  }

  @Test
  void acceptsAByteOrderMarkAndWindowsLineBreaks() {
    String yaml = "\uFEFF" + plugin("output: a\npath: b").replace("\n", "\r\n");

    assertThat(read(yaml).plugins().get(0).position().line()).isEqualTo(7);
  }

  @Test
  void choosesAlternativesByShapeThenByValue() {
    assertThat(source("direct").as("source", String.class)).contains("direct");
    assertThat(source("https://h").as("source", URI.class)).contains(URI.create("https://h"));
    assertThat(source("[https://h, https://i]").list("source", URI.class)).hasSize(2);
  }

  private Options source(String value) {
    return read(provider("type: kinds\nname: k\nsource: " + value)).provider("k").spec().options();
  }

  @Test
  void acceptsAConfigurationWithoutPlugins() {
    assertThat(read("plugins: {plugins: []}").plugins()).isEmpty();
  }

  @Test
  void readsAConfigurationOfTwoHundredPlugins() {
    StringBuilder yaml = new StringBuilder(plugin("output: first\npath: b"));
    for (int i = 0; i < 200; i++) {
      yaml.append("  - provider: x\n    output: p").append(i);
      yaml.append("\n    path: p/{{.Version}}/p_{{.Os}}_{{.Arch}}.tar.gz\n    version: 1.")
          .append(i);
      yaml.append("\n    checksums: p/{{.Version}}/checksums.txt\n    config: {}\n");
    }
    assertThat(read(yaml.toString()).plugins()).hasSize(201);
  }

  @Test
  void readsLimitsOfUnpacking() {
    PluginConfig some =
        read(
            """
            plugins:
              limits: {entries: 300000, window_mib: 512}
              plugins: []
            """);
    assertThat(some.limits()).contains(new ArchiveLimits(300_000, 4096L << 20, 200, 512L << 20));
    PluginConfig all =
        read(
            """
            plugins:
              limits:
                entries: 1
                unpacked_mib: 8192
                ratio: 1000
                window_mib: ${WINDOW:-64}
              plugins: []
            """);
    assertThat(all.limits()).contains(new ArchiveLimits(1, 8192L << 20, 1000, 64L << 20));
    assertThat(read("plugins: {plugins: []}\n").limits()).isEmpty();
  }

  @Test
  void refusesInvalidLimits() {
    assertThat(
            findings(
                """
                plugins:
                  limits: {entries: 0, ratio: fast, window_mib: 2000, depth: 5}
                  plugins: []
                """))
        .hasSize(4);
  }
}
