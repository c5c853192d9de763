// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import io.odpf.optimus.plugin.itests.process.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another user of the machine creates the download store or files in it. */
class StrangerStoreTest {
  private static final int STRANGER = 12_345;
  private static final int SOMEBODY = 65_534;

  private Scene scene;
  private Path caches;
  private Path store;

  @BeforeEach
  void installTheOldSet() throws Exception {
    scene = new Scene(2);
    caches = Files.createDirectory(scene.stage().home().resolve("caches"));
    scene.stage().variable("XDG_CACHE_HOME", caches.toString());
    store = caches.resolve("optimus/plugins");
    scene.want(Scene.OLD).run("install").orThrow();
    scene.want(Scene.NEW);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, optimus",
    "65534, optimus",
    "0, optimus/plugins",
    "65534, optimus/plugins",
    "65534, optimus/plugins/sha256",
    "65534, optimus/plugins/partial",
    "65534, optimus/plugins/scratch",
  })
  void usesNoStoreOfOthers(int victim, String name) throws Exception {
    Path foreign = caches.resolve(name);
    scene.giveTo(victim);
    Superuser.give(STRANGER, foreign);

    assertRefusedByAll(
        victim,
        foreign + " is not safe: it belongs to another user (uid " + STRANGER + "); ",
        "make it a directory of your own, or remove it");
  }

  @ParameterizedTest
  @CsvSource({
    "optimus, rwxrwxrwx, everybody",
    "optimus/plugins, rwxrwxrwx, everybody",
    "optimus/plugins, rwxrwx---, its group",
    "optimus/plugins/partial, rwx-w----, its group",
  })
  void usesNoStoreThatOthersMayWriteInto(String name, String permissions, String who)
      throws Exception {
    Path open = caches.resolve(name);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));

    assertRefusedByAll(Superuser.self(), open + " is not safe: " + who, "may write into it");
  }

  @Test
  void usesNoStoreThatALinkLeadsTo() throws Exception {
    Path elsewhere = scene.stage().home().resolve("elsewhere");
    Files.move(store, elsewhere);
    Files.createSymbolicLink(store, elsewhere);
    Map<Path, String> before = Snapshot.of(elsewhere);

    assertRefusedByAll(Superuser.self(), store + " is not safe: it is a link");

    assertThat(Snapshot.of(elsewhere)).isEqualTo(before);
  }

  /** A directory that a stranger created first, where everybody may create directories. */
  @Test
  void usesNoStoreThatOthersMadeFirst() throws Exception {
    Path shared = Files.createDirectory(scene.stage().home().resolveSibling("shared"));
    scene.giveTo(SOMEBODY);
    Superuser.give(0, shared);
    superuser("chmod", "1777", shared.toString());
    Superuser.as(STRANGER, Command.of(shared, "sh", "-c", "umask 0; mkdir optimus"))
        .run()
        .orThrow();

    Result refused =
        scene
            .as(
                SOMEBODY,
                scene.command("install").with(Map.of("XDG_CACHE_HOME", shared.toString())))
            .run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains(shared.resolve("optimus") + " is not safe: it belongs to another user");
    assertThat(shared.resolve("optimus")).isEmptyDirectory();
    assertThat(scene.versions()).containsExactly(Scene.OLD);
  }

  @ParameterizedTest
  @CsvSource({"0", "65534"})
  void fetchesAgainWhatOthersCouldChange(int victim) throws Exception {
    scene.want(Scene.OLD);
    for (String name : scene.names()) {
      Files.delete(scene.stage().installed(name));
    }
    Path[] entries = entries();
    scene.giveTo(victim);
    Superuser.give(STRANGER, entries);
    scene.stage().nginx().forgetRequests();

    scene.as(victim, scene.command("install")).run().orThrow();

    assertThat(scene.versions()).containsExactly(Scene.OLD);
    assertThat(scene.stage().nginx().archiveRequests()).hasSize(scene.names().size());
    for (Path entry : entries) {
      assertThat(Files.getAttribute(entry, "unix:uid")).isEqualTo(victim);
    }
  }

  private Path[] entries() throws Exception {
    try (Stream<Path> all = Files.walk(store.resolve("sha256"))) {
      return all.filter(Files::isRegularFile).toArray(Path[]::new);
    }
  }

  private void assertRefusedByAll(int victim, String... words) throws Exception {
    Refusal.ofStore(scene, command -> scene.as(victim, command), caches).assertWith(words);
    assertThat(scene.versions()).containsExactly(Scene.OLD);
  }

  private void superuser(String... arguments) {
    Superuser.as(0, Command.of(scene.stage().project().getParent(), arguments)).run().orThrow();
  }
}
