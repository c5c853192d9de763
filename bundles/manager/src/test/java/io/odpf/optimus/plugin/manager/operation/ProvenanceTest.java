// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that receipts and lists name the bundles that fetched and verified a plugin. */
class ProvenanceTest {
  private static final ExtensionOrigin ACME =
      new ExtensionOrigin(
          "com.acme", Optional.of("1.2.3"), Optional.of(Digest.sha256("ab".repeat(32))));

  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.registry.remove(machine.source);
    machine.registry.add(machine.source, new Origin("com.acme 1.2.3", () -> ACME), 0);
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
  }

  private InstalledPlugin neo() throws Exception {
    return machine.installed().get(0);
  }

  private Path receipt() {
    return machine.location.resolve(".optimus/receipts/neo_linux_amd64.json");
  }

  @Test
  void recordsTheBundleThatProvidedThePlugin() throws Exception {
    machine.install();

    assertThat(neo().providedBy()).contains(ACME);
    assertThat(neo().verifiedBy()).isEmpty();
    assertThat(Files.readString(receipt())).contains("com.acme", "1.2.3", "ab".repeat(32));
  }

  @Test
  void keepsTheBundleWhenThePluginIsRepairedFromTheStore() throws Exception {
    machine.install();
    Files.delete(machine.binary("neo"));
    machine.registry.remove(machine.source);
    machine.registry.add(machine.source, "other", 0);

    machine.install();

    assertThat(neo().providedBy()).isPresent();
  }

  @Test
  void readsAReceiptOfAnOlderVersion() throws Exception {
    machine.install();
    String text = Files.readString(receipt());
    String old = text.replaceAll("(?s),\\s*\"provided_by\":\\s*\\{[^}]*\\}", "");
    assertThat(old).isNotEqualTo(text).doesNotContain("provided_by");
    Files.writeString(receipt(), old);

    assertThat(neo().providedBy()).isEmpty();
    assertThat(neo().state()).isEqualTo(InstalledPlugin.State.OK);
    assertThat(machine.install().changed()).isFalse();
  }
}
