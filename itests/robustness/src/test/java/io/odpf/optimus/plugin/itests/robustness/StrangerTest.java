// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.InterruptedInstall;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another user of the machine creates files that a command is about to read. */
class StrangerTest {
  private static final int STRANGER = 12_345;
  private static final int SOMEBODY = 65_534;
  private static final String FOREIGN = ": it belongs to another user (uid " + STRANGER + ")";

  private static final int RACES = 10;

  private Scene scene;
  private Path plugins;
  private Path state;

  @BeforeEach
  void updateOnce() {
    scene = new Scene(2);
    scene.want(Scene.OLD).run("install").orThrow();
    scene.want(Scene.NEW).run("install").orThrow();
    plugins = scene.stage().plugins();
    state = scene.state();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** The complete attack: a journal, and a program that it would install. */
  @ParameterizedTest
  @ValueSource(ints = {0, SOMEBODY})
  void finishesNoJournalOfOthersInASharedDirectory(int victim) throws Exception {
    InterruptedInstall.turnBack(plugins).forged(0, SmallPlugin.of("evil", Scene.NEW));
    Path prepared = scene.stage().home().resolveSibling("prepared");
    Files.move(state, prepared);
    Files.delete(scene.stage().lockFile());
    scene.giveTo(victim);
    Superuser.give(STRANGER, prepared);
    Superuser.give(0, plugins);
    superuser("chmod", "1777", plugins.toString());
    superuser(
        "rm", scene.stage().installed("plugin0") + "", scene.stage().installed("plugin1") + "");
    Superuser.as(STRANGER, Command.of(plugins, "cp", "-a", prepared.toString(), state.toString()))
        .run()
        .orThrow();

    assertRefusedByAll(victim, state + FOREIGN);

    assertThat(scene.stage().installed("plugin0")).doesNotExist();
    assertThat(scene.stage().lockFile()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SOMEBODY})
  void trustsNoLocationOfOthers(int victim) throws Exception {
    Files.delete(scene.stage().lockFile());
    scene.giveTo(victim);
    Superuser.give(STRANGER, plugins);

    assertRefusedByAll(victim, plugins + FOREIGN, state + FOREIGN);

    assertThat(scene.stage().lockFile()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "0, receipts/plugin0_PLATFORM.json",
    "65534, receipts/plugin0_PLATFORM.json",
    "0, journal.json",
    "65534, journal.json",
    "65534, lock",
    "65534, STAGED",
    "65534, staging",
    "65534, receipts",
  })
  void readsNothingOfOthersInItsOwnLocation(int victim, String name) throws Exception {
    InterruptedInstall interrupted = InterruptedInstall.turnBack(plugins);
    Path foreign =
        name.equals("STAGED")
            ? interrupted.staged().get(1)
            : state.resolve(name.replace("PLATFORM", Release.here().toString()));
    scene.giveTo(victim);
    Superuser.give(STRANGER, foreign);

    assertRefusedByAll(victim, foreign + FOREIGN);

    assertThat(interrupted.journal()).exists();
  }

  @Test
  void readsNoRecordOfOthersToRollBackTo() throws Exception {
    Path record = state.resolve("previous/set.json");
    scene.giveTo(SOMEBODY);
    Superuser.give(STRANGER, record);

    assertRefusedByAll(SOMEBODY, record + FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SOMEBODY})
  void rollsBackToNoProgramOfOthers(int victim) throws Exception {
    Path kept = state.resolve("previous/0.old");
    scene.giveTo(victim);
    Superuser.give(STRANGER, kept);

    Result refused = scene.as(victim, scene.command("rollback")).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "others could change what was there before (it belongs to another user (uid "
                + STRANGER
                + ")); it is kept as "
                + kept);
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.as(victim, scene.command("list")).run().orThrow();
  }

  @Test
  void followsNoLinkOfOthersToALocationOfItsOwn() throws Exception {
    Path shared = Files.createDirectory(scene.stage().home().resolveSibling("shared"));
    Path link = shared.resolve("plugins");
    installInto(link);
    scene.giveTo(SOMEBODY);
    Superuser.give(0, shared);
    superuser("chmod", "1777", shared.toString());
    Superuser.as(STRANGER, Command.of(shared, "ln", "-s", plugins.toString(), link.toString()))
        .run()
        .orThrow();

    assertRefusedByAll(SOMEBODY, link + ": it is a link, and it belongs to another user");
  }

  /**
   * A stranger creates links to the user's own directory, and directories, at the future location.
   */
  @Test
  void createsItsLocationDespiteARaceForTheName() throws Exception {
    Path shared = Files.createDirectory(scene.stage().home().resolveSibling("shared"));
    Path precious = Files.createDirectory(scene.stage().home().resolve("precious"));
    scene.giveTo(SOMEBODY);
    Superuser.give(0, shared);
    superuser("chmod", "1777", shared.toString());
    int made = 0;
    for (int round = 0; round < RACES; round++) {
      Path raced = shared.resolve("plugins" + round);
      installInto(raced);
      Result install;
      try (RunningCommand running = race(raced, precious).start()) {
        install = scene.as(SOMEBODY, scene.command("install")).run();
        assertThat(running.alive()).isTrue();
      }

      assertThat(install.exitCode()).as(install.toString()).isIn(0, 1);
      if (install.exitCode() == 0) {
        made++;
        assertThat(Files.getAttribute(raced, "unix:uid", LinkOption.NOFOLLOW_LINKS))
            .isEqualTo(SOMEBODY);
      } else {
        assertThat(install.err()).contains("cannot install into " + raced);
      }
      assertThat(precious).isEmptyDirectory();
    }
    System.out.printf("location made in %d of %d races%n", made, RACES);
  }

  private static Command race(Path name, Path target) {
    String rounds =
        "while :; do ln -s TARGET NAME; rm -f NAME; mkdir -m 777 NAME; rmdir NAME; done 2>/dev/null"
            .replace("TARGET", target.toString())
            .replace("NAME", name.getFileName().toString());
    return Superuser.as(STRANGER, Command.of(name.getParent(), "sh", "-c", rounds));
  }

  @Test
  void distinguishesAnInaccessibleLocationFromAnEmptyOne() throws Exception {
    Path above = scene.stage().home().resolveSibling("above");
    Files.createDirectory(above);
    Path moved = Files.move(plugins, above.resolve("plugins"));
    Files.createDirectory(plugins);
    installInto(moved);
    scene.giveTo(SOMEBODY);
    Superuser.give(STRANGER, above);
    superuser("chmod", "700", above.toString());

    for (String command : List.of("list", "diff", "install", "clean", "rollback")) {
      Result refused = scene.as(SOMEBODY, scene.command(command)).run();

      assertThat(refused.exitCode()).as(command + refused).isEqualTo(1);
      assertThat(refused.err()).contains(moved + ": ", "Permission denied");
    }
  }

  @Test
  void listsPluginsOfTheSuperuserAndTheUnfinishedChange() throws Exception {
    scene.giveTo(SOMEBODY);
    Superuser.give(0, plugins);

    Result listed = scene.as(SOMEBODY, scene.command("list")).run().orThrow();
    assertThat(listed.out()).containsPattern("plugin1 .* ok ").doesNotContain("unfinished");

    superuser("cp", state.resolve("previous/set.json") + "", state.resolve("journal.json") + "");
    assertThat(scene.as(SOMEBODY, scene.command("list")).run().orThrow().out())
        .endsWith(
            "unfinished: a change of plugin0, plugin1 was interrupted; the next install or clean"
                + " finishes or undoes it\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SOMEBODY})
  void replacesAPluginThatOthersCouldChange(int victim) throws Exception {
    Path plugin = scene.stage().installed("plugin0");
    scene.giveTo(victim);
    Superuser.give(STRANGER, plugin);

    assertThat(scene.as(victim, scene.command("list")).run().orThrow().out())
        .containsPattern("plugin0 .* modified ")
        .containsPattern("plugin1 .* ok ");
    Result diff = scene.as(victim, scene.command("diff")).run();
    assertThat(diff.exitCode()).isEqualTo(3);
    assertThat(diff.out())
        .containsPattern(
            "modified +plugin0 +others could change its file" + Pattern.quote(FOREIGN));
    scene.as(victim, scene.command("install")).run().orThrow();

    assertThat(Files.getAttribute(plugin, "unix:uid")).isEqualTo(victim);
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    assertThat(scene.as(victim, scene.command("diff")).run().exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SOMEBODY})
  void adoptsNoFileOfOthersEvenIfItMatches(int victim) throws Exception {
    Path plugin = scene.stage().installed("plugin0");
    Files.delete(state.resolve("receipts/plugin0_" + Release.here() + ".json"));
    scene.giveTo(victim);
    Superuser.give(STRANGER, plugin);

    Result refused = scene.as(victim, scene.command("install", "--adopt")).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            plugin + " is what would be installed, but others could change it" + FOREIGN,
            "chown",
            "--force");
    scene.as(victim, scene.command("install", "--adopt", "--force")).run().orThrow();
    assertThat(Files.getAttribute(plugin, "unix:uid")).isEqualTo(victim);
  }

  /**
   * Asserts that a command names the file, its owner, the danger and the remedy, and changes
   * nothing.
   */
  private void assertRefusedByAll(int victim, String... words) throws Exception {
    Refusal.ofLocation(scene, command -> scene.as(victim, command)).assertWith(words);
  }

  private void installInto(Path location) {
    String text = scene.config(scene.stage().releases(), Scene.NEW).toString();
    scene.stage().write(text.replace(plugins.toString(), location.toString()));
  }

  private void superuser(String... arguments) {
    Superuser.as(0, Command.of(scene.stage().project().getParent(), arguments)).run().orThrow();
  }
}
