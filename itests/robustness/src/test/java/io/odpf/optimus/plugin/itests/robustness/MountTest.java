// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real file systems that are full or read-only, in their own mount namespace. Their content
 * disappears with the namespace, so each test is one script that prints its observations at the
 * end.
 */
class MountTest {
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(10);
    scene.want(Scene.OLD);
    Files.createDirectories(scene.stage().plugins());
    Files.createDirectories(scene.store());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** The disk has room for the old set only; with more room, the upgrade succeeds. */
  @ParameterizedTest
  @CsvSource({
    "'size=1m', 'dd if=/dev/zero of=\"$place/filler\" bs=4k 2>/dev/null', 'No space left on device'",
    "'size=8m,nr_inodes=150', 'i=0; while : 2>/dev/null >\"$place/filler$i\"; do i=$((i+1)); done', 'No space left on device'",
    "'size=8m', 'mount -o remount,ro \"$place\"', 'Read-only file system'",
  })
  void whatThePluginsLieOn(String options, String spoil, String words) throws Exception {
    Result result = run(scene.stage().plugins(), options, spoil);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("code=1", "same=yes", "left=no", "then=0", "new=yes");
    assertThat(result.err()).contains(scene.stage().plugins().toString(), words, "check ");
  }

  @ParameterizedTest
  @CsvSource({
    "'size=1m', 'dd if=/dev/zero of=\"$place/filler\" bs=4k 2>/dev/null', 'No space left on device'",
    "'size=8m,nr_inodes=150', 'i=0; while : 2>/dev/null >\"$place/filler$i\"; do i=$((i+1)); done', 'No space left on device'",
    "'size=8m', 'mount -o remount,ro \"$place\"', 'Read-only file system'",
  })
  void whatTheStoreLiesOn(String options, String spoil, String words) throws Exception {
    Result result = run(scene.store(), options, spoil);

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("code=1", "same=yes", "left=no", "partials=no", "then=0", "new=yes");
    assertThat(result.err()).contains(scene.store().toString(), words, "check ");
  }

  @Test
  void installsFromAStoreOnAnotherFileSystem() throws Exception {
    Result result = run(scene.stage().plugins(), "size=8m", ":");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("code=0", "left=no", "then=0", "new=yes");
  }

  /**
   * Mounts, installs the old set, breaks the file system, upgrades, repairs it, and upgrades again.
   */
  private Result run(Path place, String options, String spoil) throws Exception {
    Path old = Files.writeString(scene.stage().configFile().resolveSibling("old.yaml"), text());
    scene.want(Scene.NEW);
    Path fresh = scene.stage().configFile();
    String script =
        String.join(
            "\n",
            "set -u",
            "place=" + place,
            "plugins=" + scene.stage().plugins(),
            "mount -t tmpfs -o mode=700," + options + " tmpfs \"$place\" || exit 9",
            quoted(scene.command(old, "install")) + " >/dev/null || exit 8",
            "sums() { (cd \"$plugins\" && sha256sum optimus-*); }",
            "before=$(sums)",
            "(" + spoil + ")",
            quoted(scene.command(fresh, "install")),
            "echo code=$?",
            "[ \"$before\" = \"$(sums)\" ] && echo same=yes",
            "[ -z \"$(ls \"$plugins/.optimus/staging\")\" ] && echo left=no",
            "[ -z \"$(ls \"" + scene.store() + "/partial\")\" ] && echo partials=no",
            "mount -o remount,rw \"$place\"",
            "rm -f \"$place\"/filler*",
            quoted(scene.command(fresh, "install")) + " >/dev/null",
            "echo then=$?",
            quoted(scene.command(fresh, "diff")) + " >/dev/null && echo new=yes",
            "exit 0");
    Command any = scene.command("list");
    return new Command(
            List.of("unshare", "-Urm", "sh", "-c", script), any.directory(), any.environment())
        .run();
  }

  private String text() {
    return scene.config(scene.stage().releases(), Scene.OLD).toString();
  }

  private static String quoted(Command command) {
    return command.arguments().stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }
}
