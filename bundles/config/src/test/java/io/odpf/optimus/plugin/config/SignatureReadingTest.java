// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures of plugins, and the keys to trust. */
class SignatureReadingTest extends ConfigTest {
  private static final String FOREIGN_SCHEME =
      plugin("output: a\npath: b\nsignature: {acme: {path: a.sig, key: k}}");

  @Test
  void readsATrustedKeyFromAFile() throws Exception {
    Files.writeString(directory.resolve("team.pub"), "-----BEGIN\nabc\n-----END\n");

    PluginConfig config =
        read(plugin("output: a\npath: b\nsignature: {gpg: {path: a.asc, key: {file: team.pub}}}"));

    assertThat(config.plugins().get(0).signature().orElseThrow())
        .isEqualTo(new PluginEntry.Signature("gpg", "a.asc", "-----BEGIN\nabc\n-----END", false));
  }

  @Test
  void acceptsASignatureOfASchemeThatABundleBrings() throws Exception {
    Path file = Files.writeString(directory.resolve("foreign.yaml"), FOREIGN_SCHEME);
    ConfigReader reader = new ConfigReader(new SampleTypes(), () -> Set.of("acme", "gpg"));

    PluginConfig config = reader.read(new ConfigFile(file, Map.of()));

    assertThat(config.plugins().get(0).signature())
        .contains(new PluginEntry.Signature("acme", "a.sig", "k", false));
  }

  @Test
  void refusesASignatureOfASchemeThatNoBundleBrings() {
    assertThat(findings(FOREIGN_SCHEME))
        .contains("10:17 unknown key 'acme' in signature | known keys: minisign, gpg, cosign");
  }

  @Test
  void doesNotAskForSchemesThatAreDescribed() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("described.yaml"),
            plugin("output: a\npath: b\nsignature: {gpg: {path: a.sig, key: k}}"));
    ConfigReader reader =
        new ConfigReader(
            new SampleTypes(),
            () -> {
              throw new AssertionError("asked for schemes");
            });

    assertThat(reader.read(new ConfigFile(file, Map.of())).plugins()).hasSize(1);
  }

  @Test
  void keepsTheLinesOfATrustedKey() {
    String key =
        "output: a\npath: b\nsignature:\n  gpg:\n    path: a.asc\n    key: |\n      one\n      \ttwo\n";

    assertThat(read(plugin(key)).plugins().get(0).signature().orElseThrow().key())
        .isEqualTo("one\n\ttwo\n");
  }
}
