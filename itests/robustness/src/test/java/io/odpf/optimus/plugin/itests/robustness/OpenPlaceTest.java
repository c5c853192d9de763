// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command refuses directories that others may write to, and no command creates one. */
class OpenPlaceTest {
  private Scene scene;

  @BeforeEach
  void updateOnce() {
    scene = new Scene(2);
    scene.want(Scene.OLD).run("install").orThrow();
    scene.want(Scene.NEW).run("install").orThrow();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 01777, everybody may write into it",
    "'', 0777, everybody may write into it",
    ".optimus, 0775, its group",
    ".optimus, 0757, everybody may write into it",
    ".optimus/receipts, 0775, its group",
    ".optimus/previous, 0770, its group",
    ".optimus/previous/set.json, 0664, its group",
    ".optimus/lock, 0622, everybody may write to it",
  })
  void refusesAnOpenDirectoryInEveryCommand(String name, String mode, String why) throws Exception {
    Path open = Path.of(scene.stage().plugins().resolve(name).toString());
    Files.setAttribute(open, "unix:mode", Integer.parseInt(mode, 8));

    assertRefusedByAll(open + ": " + why);
  }

  /**
   * A link to another safe location of the user, which the check of the owner alone would accept.
   */
  @ParameterizedTest
  @ValueSource(strings = {".optimus", ".optimus/receipts", ".optimus/previous"})
  void refusesALinkToAnOpenDirectoryInEveryCommand(String name) throws Exception {
    Path link = scene.stage().plugins().resolve(name);
    Path elsewhere = scene.stage().home().resolve("elsewhere");
    Files.move(link, elsewhere);
    Files.createSymbolicLink(link, elsewhere);
    Map<Path, String> before = Snapshot.of(elsewhere);

    assertRefusedByAll(link + ": it is a link");

    assertThat(Snapshot.of(elsewhere)).isEqualTo(before);
  }

  /** As on systems with the umask 002, where each user has a group. */
  @Test
  void acceptsALocationThatItsOwnerSharesWithAGroup() throws Exception {
    Files.setPosixFilePermissions(
        scene.stage().plugins(), PosixFilePermissions.fromString("rwxrwxr-x"));

    for (String command : List.of("list", "diff", "install", "rollback", "clean")) {
      Result result = scene.run(command).orThrow();
      if (command.equals("install")) {
        assertThat(result.err())
            .contains(
                "warning: plugins in " + scene.stage().plugins() + " can be replaced by others: ",
                "may write into it (if that is not meant: chmod g-w ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "002", "077"})
  void createsNoOpenDirectoryWhateverTheUmask(String umask) throws Exception {
    scene.run("clean", "--all").orThrow();
    Path plugins = scene.stage().home().resolve("below/plugins");
    Path caches = scene.stage().home().resolve("caches");
    for (String version : List.of(Scene.OLD, Scene.NEW)) {
      String text = scene.config(scene.stage().releases(), version).toString();
      scene.stage().write(text.replace(scene.stage().plugins().toString(), plugins.toString()));
      Command install = scene.command("install").with(Map.of("XDG_CACHE_HOME", caches.toString()));
      under(umask, install).run().orThrow();
    }

    assertThat(othersMayWrite(plugins.getParent())).isEmpty();
    assertThat(othersMayWrite(caches)).isEmpty();
    assertThat(othersMayWrite(scene.stage().configFile().resolveSibling("config.yaml.lock")))
        .isEmpty();
    // The runtime keeps a state for faster starts.
    Command listed =
        scene.command("list", "--runtime").with(Map.of("XDG_CACHE_HOME", caches.toString()));
    assertThat(under(umask, listed).run().orThrow().err()).doesNotContain("warning");
    assertThat(othersMayWrite(caches)).isEmpty();
    assertThat(under(umask, scene.command("diff")).run().exitCode()).isZero();
    under(umask, scene.command("rollback")).run().orThrow();
    assertThat(othersMayWrite(plugins.getParent())).isEmpty();
    scene.run("list").orThrow();
  }

  private static Command under(String umask, Command command) {
    List<String> arguments =
        new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    arguments.addAll(command.arguments());
    return new Command(arguments, command.directory(), command.environment());
  }

  private static List<Path> othersMayWrite(Path directory) throws IOException {
    Set<PosixFilePermission> others =
        Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    List<Path> open = new ArrayList<>();
    for (Path path : Scene.tree(directory)) {
      if (Files.getPosixFilePermissions(path).stream().anyMatch(others::contains)) {
        open.add(path);
      }
    }
    return open;
  }

  private void assertRefusedByAll(String words) throws Exception {
    Refusal.ofLocation(scene, command -> command).assertWith(words, "chmod go-w");
  }
}
