// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mirrors: names of providers, and addresses. */
class MirrorReadingTest extends ConfigTest {
  private static String mirrors(String list) {
    return """
        plugins:
          providers:
          - {type: s3, name: team, bucket: team-bucket}
          mirrors: %s
          plugins: []
        """
        .formatted(list);
  }

  @Test
  void readsNamesAndAddressesInTheirOrder() {
    environment.put("MIRROR_HOST", "mirror.example.com");

    PluginConfig config =
        read(mirrors("[team, \"https://${MIRROR_HOST}/plugins\", \"s3://other?anonymous=true\"]"));

    List<ProviderEntry> mirrors = config.mirrors();
    assertThat(mirrors).extracting(it -> it.spec().type()).containsExactly("s3", "url", "s3");
    assertThat(mirrors.get(0)).isSameAs(config.providers().get(0));
    assertThat(mirrors.get(1).spec().name()).isEqualTo("https://mirror.example.com/plugins");
    assertThat(mirrors.get(1).spec().options().address("url"))
        .hasToString("Optional[https://mirror.example.com/plugins]");
    assertThat(mirrors.get(2).spec().options().text("bucket")).contains("other");
    assertThat(mirrors.get(2).spec().options().flag("anonymous")).isTrue();
  }

  @Test
  void refusesWhatIsNeitherANameNorAnAddress() {
    assertThat(findings(mirrors("[tema, ftp://host/x, \"s3://b?service_account=abc\"]")))
        .hasSize(3)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith(
                        "4:13 the mirror 'tema' is neither an address nor the name of a provider"
                            + " | write https://"),
            second ->
                assertThat(second)
                    .startsWith("4:19 the mirror 'ftp://host/x' has an unknown scheme | "),
            third ->
                assertThat(third)
                    .startsWith(
                        "4:33 the address of a mirror must not contain service_account | put it"
                            + " into an entry of providers:")
                    .doesNotContain("abc"));
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(findings(mirrors("[\"s3://b?anonymus=true\"]")))
        .containsExactly(
            "4:13 unknown key 'anonymus' in mirror 's3://b' | did you mean 'anonymous'?");
  }

  @Test
  void readsAMirrorOfTheCommandLineWithoutAPosition() throws Exception {
    var config = file(mirrors("[]").getBytes(StandardCharsets.UTF_8));
    List<ProviderEntry> providers = read(mirrors("[]")).providers();

    assertThat(reader().mirror(config, providers, "team", directory)).isSameAs(providers.get(0));
    assertThatThrownBy(() -> reader().mirror(config, providers, "https://a b", directory))
        .hasMessage("the mirror 'https://a b' is not a valid address");
    assertThatThrownBy(() -> reader().mirror(config, providers, "gs://b?bukcet=c", directory))
        .hasMessageStartingWith("unknown key 'bukcet' in mirror 'gs://b'");
  }
}
