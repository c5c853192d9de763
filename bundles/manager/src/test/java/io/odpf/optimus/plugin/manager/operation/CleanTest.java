// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanTest {
  @TempDir Path directory;
  private TestMachine machine;
  private byte[] neo;

  @BeforeEach
  void installPlugins() throws Exception {
    machine = new TestMachine(directory);
    neo = machine.publish("neo", "1.0");
    machine.publish("trinity", "1.0");
    machine.publish("smith", "1.0");
    for (String name : new String[] {"neo", "trinity", "smith"}) {
      machine.list(name, "1.0");
    }
    machine.install();
    Files.writeString(machine.binary("mine"), "by hand");
    machine.unlist("neo");
    machine.unlist("smith");
    Files.writeString(machine.binary("smith"), "patched");
  }

  @Test
  void removesUnchangedPluginsThatAreNotListed() throws Exception {
    CleanReport report = machine.clean();

    assertThat(items(report.removed()))
        .containsExactly(tuple(machine.binary("neo"), "the configuration no longer lists it"));
    assertThat(items(report.kept()))
        .containsExactly(
            tuple(machine.binary("smith"), "changed by hand since it was installed"),
            tuple(machine.binary("mine"), "not installed by this manager"));
    assertThat(report.freedBytes()).isEqualTo(neo.length);
    assertThat(machine.binary("neo")).doesNotExist();
    assertThat(machine.binary("trinity")).exists();
    assertThat(machine.binary("smith")).hasContent("patched");
    assertThat(machine.binary("mine")).hasContent("by hand");
  }

  @Test
  void removesAllInstalledPluginsAndNothingElse() throws Exception {
    machine.clean(Option.ALL);

    assertThat(states())
        .containsExactly(tuple("mine", State.UNMANAGED), tuple("smith", State.MODIFIED));
  }

  @Test
  void removesNothingInADryRun() throws Exception {
    Map<String, String> before = machine.tree();

    CleanReport report = machine.clean(Option.ALL, Option.CACHE, Option.DRY_RUN);

    assertThat(report.dryRun()).isTrue();
    assertThat(report.removed())
        .extracting(CleanReport.Item::path)
        .containsExactly(machine.binary("neo"), machine.binary("trinity"), machine.store);
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(machine.store.resolve("sha256")).isNotEmptyDirectory();
  }

  @Test
  void emptiesTheStoreOnRequest() throws Exception {
    CleanReport report = machine.clean(Option.CACHE);

    assertThat(report.removed()).extracting(CleanReport.Item::path).contains(machine.store);
    assertThat(Files.walk(machine.store.resolve("sha256")).filter(Files::isRegularFile)).isEmpty();
  }

  @Test
  void removesTheLeftoversOfCrashes() throws Exception {
    Path staging = machine.location.resolve(".optimus/staging/install-1");
    Files.createDirectories(staging);
    Files.write(staging.resolve("half"), new byte[10]);
    Path lock = Files.write(directory.resolve(".config.yaml.lock.12ab.tmp"), new byte[5]);
    machine.clean();

    CleanReport report = machine.clean();
    assertThat(report.removed()).isEmpty();
    assertThat(staging).doesNotExist();
    assertThat(lock).doesNotExist();
  }

  @Test
  void reportsRemovedLeftovers() throws Exception {
    machine.clean();
    Path staging = machine.location.resolve(".optimus/staging/install-1");
    Files.createDirectories(staging);
    Files.write(staging.resolve("half"), new byte[10]);

    CleanReport report = machine.clean();

    assertThat(items(report.removed()))
        .containsExactly(tuple(staging, "an interrupted run left it"));
    assertThat(report.freedBytes()).isEqualTo(10);
  }

  @Test
  void removesTheReceiptOfAMissingFile() throws Exception {
    Files.delete(machine.binary("neo"));

    assertThat(items(machine.clean().removed()))
        .containsExactly(tuple(machine.binary("neo"), "it was gone already; its receipt goes too"));
    assertThat(states())
        .containsExactly(
            tuple("mine", State.UNMANAGED),
            tuple("smith", State.MODIFIED),
            tuple("trinity", State.OK));
  }

  @Test
  void doesNothingInALocationWithoutInstalls() throws Exception {
    TestMachine other = new TestMachine(directory.resolve("other"));
    Files.createDirectories(directory.resolve("other"));

    assertThat(other.clean().removed()).isEmpty();
    assertThat(other.location).doesNotExist();
  }

  @Test
  void listsInstalledPluginsAndUnmanagedFiles() throws Exception {
    Files.delete(machine.binary("neo"));

    List<InstalledPlugin> plugins = machine.installed();

    assertThat(states())
        .containsExactly(
            tuple("mine", State.UNMANAGED),
            tuple("neo", State.MISSING),
            tuple("smith", State.MODIFIED),
            tuple("trinity", State.OK));
    assertThat(plugins.get(3).version()).contains("1.0");
    assertThat(plugins.get(3).provider()).contains("main");
    assertThat(plugins.get(3).path()).isEqualTo(machine.binary("trinity"));
  }

  private List<Tuple> states() throws Exception {
    return machine.installed().stream().map(it -> tuple(it.name(), it.state())).toList();
  }

  private static List<Tuple> items(List<CleanReport.Item> items) {
    return items.stream().map(it -> tuple(it.path(), it.reason())).toList();
  }
}
