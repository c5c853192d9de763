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
  private World world;
  private byte[] neo;

  @BeforeEach
  void installSome() throws Exception {
    world = new World(directory);
    neo = world.publish("neo", "1.0");
    world.publish("trinity", "1.0");
    world.publish("smith", "1.0");
    for (String name : new String[] {"neo", "trinity", "smith"}) {
      world.list(name, "1.0");
    }
    world.install();
    Files.writeString(world.binary("mine"), "by hand");
    world.unlist("neo");
    world.unlist("smith");
    Files.writeString(world.binary("smith"), "patched");
  }

  @Test
  void removesWhatIsNoLongerListedAndUnchanged() throws Exception {
    CleanReport report = world.clean();

    assertThat(items(report.removed()))
        .containsExactly(tuple(world.binary("neo"), "the configuration no longer lists it"));
    assertThat(items(report.kept()))
        .containsExactly(
            tuple(world.binary("smith"), "changed by hand since it was installed"),
            tuple(world.binary("mine"), "not installed by this manager"));
    assertThat(report.freedBytes()).isEqualTo(neo.length);
    assertThat(world.binary("neo")).doesNotExist();
    assertThat(world.binary("trinity")).exists();
    assertThat(world.binary("smith")).hasContent("patched");
    assertThat(world.binary("mine")).hasContent("by hand");
  }

  @Test
  void removesAllThatItInstalledAndNothingElse() throws Exception {
    world.clean(Option.ALL);

    assertThat(states())
        .containsExactly(tuple("mine", State.UNMANAGED), tuple("smith", State.MODIFIED));
  }

  @Test
  void onlySaysWhatItWouldRemove() throws Exception {
    Map<String, String> before = world.tree();

    CleanReport report = world.clean(Option.ALL, Option.CACHE, Option.DRY_RUN);

    assertThat(report.dryRun()).isTrue();
    assertThat(report.removed())
        .extracting(CleanReport.Item::path)
        .containsExactly(world.binary("neo"), world.binary("trinity"), world.store);
    assertThat(world.tree()).isEqualTo(before);
    assertThat(world.store.resolve("sha256")).isNotEmptyDirectory();
  }

  @Test
  void emptiesTheStoreWhenAskedTo() throws Exception {
    CleanReport report = world.clean(Option.CACHE);

    assertThat(report.removed()).extracting(CleanReport.Item::path).contains(world.store);
    assertThat(Files.walk(world.store.resolve("sha256")).filter(Files::isRegularFile)).isEmpty();
  }

  @Test
  void removesWhatCrashesLeft() throws Exception {
    Path staging = world.location.resolve(".optimus/staging/install-1");
    Files.createDirectories(staging);
    Files.write(staging.resolve("half"), new byte[10]);
    Path lock = Files.write(directory.resolve(".config.yaml.lock.12ab.tmp"), new byte[5]);
    world.clean();

    CleanReport report = world.clean();
    assertThat(report.removed()).isEmpty();
    assertThat(staging).doesNotExist();
    assertThat(lock).doesNotExist();
  }

  @Test
  void tellsWhichLeftoversItRemoved() throws Exception {
    world.clean();
    Path staging = world.location.resolve(".optimus/staging/install-1");
    Files.createDirectories(staging);
    Files.write(staging.resolve("half"), new byte[10]);

    CleanReport report = world.clean();

    assertThat(items(report.removed()))
        .containsExactly(tuple(staging, "an interrupted run left it"));
    assertThat(report.freedBytes()).isEqualTo(10);
  }

  @Test
  void forgetsWhatIsGoneAlready() throws Exception {
    Files.delete(world.binary("neo"));

    assertThat(items(world.clean().removed()))
        .containsExactly(tuple(world.binary("neo"), "it was gone already; its receipt goes too"));
    assertThat(states())
        .containsExactly(
            tuple("mine", State.UNMANAGED),
            tuple("smith", State.MODIFIED),
            tuple("trinity", State.OK));
  }

  @Test
  void hasNothingToDoWhereNothingWasEverInstalled() throws Exception {
    World other = new World(directory.resolve("other"));
    Files.createDirectories(directory.resolve("other"));

    assertThat(other.clean().removed()).isEmpty();
    assertThat(other.location).doesNotExist();
  }

  @Test
  void listsWhatIsThere() throws Exception {
    Files.delete(world.binary("neo"));

    List<InstalledPlugin> plugins = world.installed();

    assertThat(states())
        .containsExactly(
            tuple("mine", State.UNMANAGED),
            tuple("neo", State.MISSING),
            tuple("smith", State.MODIFIED),
            tuple("trinity", State.OK));
    assertThat(plugins.get(3).version()).contains("1.0");
    assertThat(plugins.get(3).provider()).contains("main");
    assertThat(plugins.get(3).path()).isEqualTo(world.binary("trinity"));
  }

  private List<Tuple> states() throws Exception {
    return world.installed().stream().map(it -> tuple(it.name(), it.state())).toList();
  }

  private static List<Tuple> items(List<CleanReport.Item> items) {
    return items.stream().map(it -> tuple(it.path(), it.reason())).toList();
  }
}
