// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostOfferTest {

  @ParameterizedTest
  @CsvSource({
    "'1,2,3',1 2,2",
    "'3,1',1 2,1",
    "99,2 3,2",
    "'junk,,2',1 2,2",
    "'',1 2,1",
  })
  void choosesTheHighestCommonVersionOrElseItsLowest(String offered, String own, int chosen)
      throws IOException {
    HostOffer offer = HostOffer.of(Map.of("PLUGIN_PROTOCOL_VERSIONS", offered));

    Set<Integer> versions = new TreeSet<>();
    for (String version : own.split(" ")) {
      versions.add(Integer.valueOf(version));
    }
    assertThat(offer.choose(versions)).isEqualTo(chosen);
  }

  @Test
  void putsSocketsIntoTheHostsDirectoryOrTheTemporaryOne() throws IOException {
    assertThat(
            HostOffer.of(Map.of("PLUGIN_UNIX_SOCKET_DIR", "/s", "TMPDIR", "/t")).socketDirectory())
        .isEqualTo(Path.of("/s"));
    assertThat(HostOffer.of(Map.of("TMPDIR", "/t")).socketDirectory()).isEqualTo(Path.of("/t"));
    assertThat(HostOffer.of(Map.of()).socketDirectory())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
  }

  @ParameterizedTest
  @CsvSource({"x,1,PLUGIN_MIN_PORT", "2,1,PLUGIN_MAX_PORT", "1,70000,PLUGIN_MAX_PORT"})
  void refusesInvalidPorts(String first, String last, String name) {
    assertThatThrownBy(
            () -> HostOffer.of(Map.of("PLUGIN_MIN_PORT", first, "PLUGIN_MAX_PORT", last)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesAnInvalidCertificateInsteadOfServingInClear() {
    assertThatThrownBy(() -> HostOffer.of(Map.of("PLUGIN_CLIENT_CERT", "garbage")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PLUGIN_CLIENT_CERT");
  }

  @Test
  void readsWhetherThePluginOutlivesItsHost() throws Exception {
    assertThat(HostOffer.of(Map.of()).outlivesHost()).isFalse();
    assertThat(HostOffer.of(Map.of("OPTIMUS_PLUGIN_OUTLIVES_HOST", "true")).outlivesHost())
        .isTrue();
  }
}
