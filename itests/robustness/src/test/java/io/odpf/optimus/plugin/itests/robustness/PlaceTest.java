// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unsafe or damaged directories and files are refused or repaired, with helpful messages. */
class PlaceTest {
  private static final int STRANGER = 12_345;
  private static final int SOMEBODY = 65_534;

  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void installTheOldSet() {
    scene = new Scene(2);
    scene.want(Scene.OLD).run("install").orThrow();
    scene.want(Scene.NEW);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void acceptsALocationThatIsALinkToAnOwnDirectory() throws Exception {
    moveAndLink(scene.stage().plugins());

    scene.run("install").orThrow();

    assertThat(scene.versions()).containsExactly(Scene.NEW);
    assertThat(scene.stage().plugins()).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(strings = {".optimus", ".optimus/staging", ".optimus/receipts"})
  void refusesLinksInPlaceOfManagedDirectories(String name) throws Exception {
    Path place = scene.stage().plugins().resolve(name);
    Path elsewhere = moveAndLink(place);
    List<Path> before = Scene.tree(elsewhere);

    assertRefused("cannot install into " + place + ": it is a link");

    assertThat(Scene.tree(elsewhere)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256", "partial", "scratch"})
  void refusesLinksInPlaceOfTheStore(String name) throws Exception {
    Path place = scene.store().resolve(name);
    moveAndLink(place);

    assertRefused(
        plain(place) + " is not safe: it is a link; make it a directory of your own, or remove it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".optimus", ".optimus/staging", ".optimus/receipts"})
  void refusesALocationThatOthersMayWriteTo(String name) throws Exception {
    Path place = plain(scene.stage().plugins().resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertRefused("cannot install into " + place + ": everybody may write into it", "chmod go-w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256", "partial", "scratch"})
  void refusesAStoreThatOthersMayWriteTo(String name) throws Exception {
    Path place = plain(scene.store().resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertRefused(place + " is not safe: everybody may write into it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".optimus", ".optimus/staging", ".optimus/receipts"})
  void refusesADirectoryOfAnotherUser(String name) throws Exception {
    Path place = plain(scene.stage().plugins().resolve(name));
    scene.giveTo(SOMEBODY);
    Superuser.give(STRANGER, place);

    Result refused = scene.as(SOMEBODY, scene.command("install")).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains(place + ": it belongs to another user (uid " + STRANGER + ")", "chown");
  }

  @Test
  void refusesAStoreOfAnotherUser() throws Exception {
    scene.giveTo(SOMEBODY);
    Superuser.give(STRANGER, scene.store());

    Result refused = scene.as(SOMEBODY, scene.command("install")).run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.err())
        .contains(scene.store() + " is not safe: it belongs to another user (uid " + STRANGER);
  }

  @Test
  void treatsALinkInPlaceOfAPluginAsModified() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "mine");
    Path plugin = scene.stage().installed(scene.names().get(0));
    Files.delete(plugin);
    Files.createSymbolicLink(plugin, precious);

    assertRefused(plugin.getFileName() + "", "--force");
    scene.run("install", "--force").orThrow();

    assertThat(precious).hasContent("mine");
    assertThat(scene.versions()).containsExactly(Scene.NEW);
  }

  @Test
  void replacesARacingLinkWithoutFollowingIt() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "mine");
    Path plugin = scene.stage().installed(scene.names().get(0));
    String[] versions = {Scene.NEW, Scene.OLD};
    for (int round = 0; round < 6; round++) {
      scene.want(versions[round % 2]);
      try (RunningCommand running = scene.command("install", "--force").start()) {
        while (running.alive()) {
          Path link = directory.resolve("link");
          Files.createSymbolicLink(link, precious);
          Files.move(link, plugin, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        Result raced = running.await();
        assertThat(raced.exitCode()).as(raced.toString()).isIn(0, 1);
      }
      assertThat(precious).hasContent("mine");
      assertThat(Files.isExecutable(precious)).isFalse();
      scene.run("install", "--force").orThrow();
      assertThat(scene.versions()).containsExactly(versions[round % 2]);
    }
    scene.assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON            | {                  | the receipt is damaged: ",
        "another's          | plugin0 > plugin1  | the receipt is damaged: it is another plugin's",
        "a path that leaves | plugin0 > ../../x  | the receipt is damaged: it is another plugin's",
        "a newer one        | 1 > 7              | this receipt was written by a newer version",
      })
  void aReceiptThatWasEditedIsRefusedAndCanBeMadeAnew(String what, String edit, String words)
      throws Exception {
    Path receipt = receipt();
    edit(receipt, edit);

    assertRefused(receipt + ":", words, "remove it", "optimus plugin install -c ", " --adopt");
    Files.delete(receipt);
    scene.run("install", "--adopt", "--force").orThrow();

    assertThat(scene.versions()).containsExactly(Scene.NEW);
  }

  @Test
  void treatsAFileWithAWrongReceiptAsModified() throws Exception {
    String text = Files.readString(receipt());
    String edited =
        text.replaceAll("\"sha256\": *\"[0-9a-f]*\"", "\"sha256\": \"" + "0".repeat(64) + "\"")
            .replaceAll("\"inode\": *[0-9]*", "\"inode\": 1");
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(receipt(), edited);

    assertRefused(Release.here().binaryName("plugin0"), "changed by hand", "--force");
  }

  @Test
  void refusesAnEditedLockFile() throws Exception {
    Path lock = scene.stage().lockFile();
    String text = Files.readString(lock);
    Files.writeString(lock, text.substring(0, text.length() / 2));
    assertRefusedAs(2, lock + ":", "take the file back from version control");

    scene.want(Scene.OLD);
    String artifact = "\"sha256\"";
    Files.writeString(
        lock,
        text.replaceAll(artifact + ": *\"[0-9a-f]*\"", artifact + ": \"" + "0".repeat(64) + "\""));
    Files.delete(scene.stage().installed("plugin0"));
    assertRefusedAs(1, "0".repeat(64), "changed under an unchanged lock", "--upgrade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "{'version':1,'staging':'../..','changes':[]}",
        "{'version':1,'staging':'PRECIOUS','changes':[]}",
        "{'version':1,'staging':'a','lock_file':'PRECIOUS/a','lock_file_new':'PRECIOUS/b','changes':[]}",
        "{'version':1,'staging':'a','changes':[{'kind':'REMOVE','plugin':'../../x','platform':'linux_amd64','had_file':true,'had_receipt':true}]}",
        "{'version':1,'staging':'a','changes':[{'kind':'PUT','plugin':'x','platform':'linux_amd64','staged':'../../../x','had_file':true,'had_receipt':true}]}",
      })
  void aJournalThatWasEditedIsRefusedAndDoesNothing(String journal) throws Exception {
    // A journal names only directories of this test, since faulty code would obey it.
    Path precious = Files.createDirectory(directory.resolve("precious"));
    Path kept = Files.writeString(precious.resolve("b"), "mine");
    Path file = scene.state().resolve("journal.json");
    Files.writeString(file, journal.replace("PRECIOUS", precious.toString()).replace('\'', '"'));
    List<Path> before = Scene.tree(scene.stage().plugins().getParent());

    assertRefused(file + " is damaged", "remove it together with the staging directory");

    List<Path> after = new ArrayList<>(Scene.tree(scene.stage().plugins().getParent()));
    after.removeIf(path -> !before.contains(path));
    assertThat(after).isEqualTo(before);
    assertThat(kept).hasContent("mine");
    Files.delete(file);
    scene.run("install").orThrow();
  }

  @Test
  void fetchesAChangedStoreEntryAgain() throws Exception {
    try (Stream<Path> all = Files.walk(scene.store().resolve("sha256"))) {
      for (Path entry : all.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(entry);
        content[content.length / 2] ^= 1;
        Files.write(entry, content);
      }
    }
    scene.want(Scene.OLD);
    Files.delete(scene.stage().installed("plugin0"));

    scene.run("install").orThrow();

    assertThat(scene.versions()).containsExactly(Scene.OLD);
  }

  private Path receipt() {
    return scene.state().resolve("receipts").resolve("plugin0_" + Release.here() + ".json");
  }

  private static void edit(Path file, String edit) throws IOException {
    String[] words = edit.split(" > ");
    String text = Files.readString(file);
    UnaryOperator<String> quoted =
        word -> word.matches("[0-9]") ? ": ?" + word : "\"" + word + "\"";
    Files.writeString(
        file,
        words.length == 1
            ? edit
            : text.replaceFirst(quoted.apply(words[0]), quoted.apply(words[1]).replace("?", "")));
  }

  private Path moveAndLink(Path place) throws IOException {
    Path plain = plain(place);
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(plain, elsewhere);
    Files.createSymbolicLink(plain, elsewhere);
    return elsewhere;
  }

  /** Without a trailing '/'. */
  private static Path plain(Path path) {
    return Path.of(path.toString());
  }

  private void assertRefused(String... words) throws IOException {
    assertRefusedAs(1, words);
  }

  private void assertRefusedAs(int exitCode, String... words) throws IOException {
    Result refused = scene.run("install");

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(exitCode);
    assertThat(refused.err()).contains(words).doesNotContain("\tat ");
  }
}
