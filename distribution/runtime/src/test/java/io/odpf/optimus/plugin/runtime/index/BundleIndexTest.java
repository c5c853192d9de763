// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.runtime.fixture.Fixtures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleIndexTest {
  @TempDir private Path temp;

  @Test
  void listsBundlesOfTheClassPathWithTheirHeadersAndEntries() throws Exception {
    Path connected = temp.resolve("connected");
    Fixtures.services(connected);
    Fixtures.bundle(connected, Fixtures.MANAGER);
    BundleIndex index = Fixtures.index(temp.resolve("index"), Fixtures.connected(connected));

    List<ConnectedBundle> bundles = index.group(BundleGroup.CORE).connected();
    assertThat(bundles)
        .extracting(ConnectedBundle::symbolicName)
        .startsWith("org.apache.felix.scr")
        .endsWith("test.manager");
    assertThat(bundles).noneMatch(it -> it.headers().containsKey("Import-Package"));
    assertThat(bundles).noneMatch(it -> it.headers().toString().contains("uses:="));
    // Without this package, drop-in bundles do not resolve.
    assertThat(bundles.get(0).headers().get("Provide-Capability")).contains("osgi.component");
    Map<String, String> entries = bundles.get(bundles.size() - 1).entries();
    assertThat(entries).hasSize(1);
    assertThat(entries.values())
        .allSatisfy(text -> assertThat(text).startsWith("<?xml").contains("\n"));
    assertThat(index.apiExports())
        .containsPattern("io\\.odpf\\.optimus\\.plugin\\.api\\.provider;version=\"2\\.\\d+\\.0\"");
    assertThat(index.group("no such group").connected()).isEmpty();
  }

  @Test
  void listsAProviderAfterTheLibrariesItNeeds() throws Exception {
    Path providers = temp.resolve("providers");
    Fixtures.bundle(
        providers, Fixtures.MANAGER, "Private-Package", "", "Export-Package", manager());
    Fixtures.bundle(
        providers,
        Fixtures.ONE,
        "Import-Package",
        manager() + ",*",
        "Provide-Capability",
        "optimus.provider;type:String=\"one\"");
    BundleIndex index = Fixtures.index(temp.resolve("index"), "demand=" + providers);
    assertThat(index.extensions(ExtensionKind.PROVIDER))
        .isEqualTo(Map.of("one", List.of("manager.jar", "one.jar")));
  }

  @Test
  void listsThePackagesOfTheJdkThatBundlesOnDemandImport() throws Exception {
    Path providers = temp.resolve("providers");
    Fixtures.bundle(
        providers,
        Fixtures.ONE,
        "Import-Package",
        "javax.net.ssl,javax.crypto,org.w3c.dom;resolution:=optional,no.such.name,*");
    BundleIndex index = Fixtures.index(temp.resolve("index"), "demand=" + providers);
    assertThat(index.jdkPackages()).isEqualTo("javax.crypto,javax.net.ssl");
  }

  private static String manager() {
    return Fixtures.class.getPackageName() + ".manager";
  }

  @Test
  void changesTheIdWithAnyJar() throws Exception {
    Path bundles = temp.resolve("bundles");
    Fixtures.bundle(bundles, Fixtures.ONE);
    String id = Fixtures.index(temp.resolve("index"), "bundles=" + bundles).id();
    assertThat(Fixtures.index(temp.resolve("index"), "bundles=" + bundles).id()).isEqualTo(id);
    Files.writeString(bundles.resolve("other.jar"), "");
    Files.delete(bundles.resolve("other.jar"));
    Fixtures.bundle(bundles, Fixtures.ONE, "Bundle-Version", "2.0.0");
    assertThat(Fixtures.index(temp.resolve("index"), "bundles=" + bundles).id()).isNotEqualTo(id);
  }

  @Test
  void refusesTwoBundlesForOneType() throws Exception {
    Path providers = temp.resolve("providers");
    Fixtures.bundle(providers, Fixtures.ONE, "Provide-Capability", "optimus.provider;type=one");
    Fixtures.bundle(providers, Fixtures.MANAGER, "Provide-Capability", "optimus.provider;type=one");
    assertThatThrownBy(() -> Fixtures.index(temp.resolve("index"), "demand=" + providers))
        .hasMessage("two bundles bring the provider type one");
  }

  @Test
  void refusesAFileThatIsNotAnIndex() {
    assertThatThrownBy(() -> BundleIndex.read(new StringReader("something\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not an index of bundles");
    assertThatThrownBy(() -> BundleIndex.read(new StringReader("optimus-bundles 1\nodd line\n")))
        .isInstanceOf(IOException.class)
        .hasMessage("not a line of an index of bundles: odd line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"header name", "entry file", "entry file text\\", "provider  "})
  void refusesALineWithoutItsSecondPart(String line) {
    assertThatThrownBy(() -> BundleIndex.read(new StringReader("optimus-bundles 1\n" + line)))
        .isInstanceOf(IOException.class)
        .hasMessage("not a line of an index of bundles: " + line);
  }
}
