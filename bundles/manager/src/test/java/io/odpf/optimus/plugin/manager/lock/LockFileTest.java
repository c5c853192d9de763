// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final String GOOD =
      """
      {
        "version": 1,
        "platforms": ["linux_amd64"],
        "plugins": {
          "neo": {
            "provider": "main",
            "type": "url",
            "source": "00000000000000aa",
            "path": "neo/{{.Os}}",
            "options": "00000000000000bb",
            "platforms": {
              "linux_amd64": {
                "sha256": "%s",
                "size": 12,
                "binary": {"entry": "neo", "sha256": "%s", "size": 34}
              }
            }
          }
        }
      }
      """
          .formatted("a".repeat(64), "b".repeat(64));

  @TempDir Path directory;

  @Test
  void liesBesideItsConfiguration() {
    assertThat(LockFile.of(directory.resolve("x.yaml")).path())
        .isEqualTo(directory.resolve("x.yaml.lock"));
  }

  @Test
  void returnsEmptyIfTheFileDoesNotExist() throws Exception {
    assertThat(file().read()).isEmpty();
  }

  @Test
  void readsItsOwnOutput() throws Exception {
    LockInputs inputs = new LockInputs("main", "url", "aa", "neo/<&>", Optional.of("1.10"), "bb");
    LockedArtifact artifact =
        new LockedArtifact(
            Optional.of("\"W/π\""),
            Optional.of("1.10"),
            Digest.sha256("a".repeat(64)),
            1,
            Digest.sha256("b".repeat(64)),
            2,
            "bin/neo",
            Optional.of(new LockedSignature("c2lnbmVk", Optional.of("c3Vtcw=="))));
    Lock lock =
        new Lock(
            new TreeSet<>(java.util.List.of(LINUX)),
            new TreeMap<>(Map.of("neo", LockEntry.of(inputs).with(Map.of(LINUX, artifact)))));
    Files.write(file().path(), LockFile.content(lock));

    assertThat(file().read()).contains(lock);
    assertThat(file().path()).content().contains("neo/<&>");
  }

  @Test
  void readsAHandwrittenFile() throws Exception {
    write(GOOD);
    assertThat(file().read().orElseThrow().plugin("neo").orElseThrow().on(LINUX)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`\"version\": 1`|`\"version\": 2`|2:14|this lock file has version 2, known is 1",
        "`\"version\": 1,`|``|1:1|\"version\" is missing",
        "`\"size\": 12`|`\"size\": -12`|14:19|\"size\" must not be negative",
        "`\"size\": 12`|`\"size\": \"12\"`|14:19|\"size\" must be a whole number",
        "`\"size\": 12`|`\"size\": 12.5`|14:19|\"size\" must be a whole number",
        "`\"size\": 12`|`\"size\": 12, \"sise\": 1`|14:31|\"sise\" is not known here",
        "`\"size\": 34`|`\"size\": 34, \"size\": 35`|15:136|\"size\" is there twice",
        "`\"aaaa`|`\"Zaaa`|13:21|\"sha256\" must be 64 lower-case hexadecimal digits",
        "`[\"linux_amd64\"]`|`[\"linux\"]`|3:16|not a platform: linux",
        "`\"type\": \"url\"`|`\"type\": null`|7:15|null is not expected",
        "`\"plugins\": {`|`\"plugins\": {,`|4:16|this is not JSON",
        "`\"type\": \"url\"`|`\"type\": url`|7:15|this is not JSON",
      })
  void reportsErrorsWithTheirPositions(String good, String bad, String place, String message)
      throws Exception {
    assertThat(GOOD).contains(good);
    write(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("$", "")));

    PluginManagerException wrong =
        catchThrowableOfType(PluginManagerException.class, () -> file().read());

    assertThat(wrong.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(wrong.problems().get(0).message()).startsWith(message).doesNotContain("JsonReader");
    assertThat(wrong.problems().get(0).position().orElseThrow())
        .hasToString(file().path() + ":" + place);
    assertThat(wrong.problems().get(0).hint()).contains("version control");
  }

  @Test
  void removesControlCharactersFromMessages() throws Exception {
    write(GOOD.replace("\"type\"", "\"ty\\u001b[31mpe\\u202e\""));
    assertThat(catchThrowableOfType(PluginManagerException.class, () -> file().read()).getMessage())
        .contains("ty\\u{1b}[31mpe\\u{202e}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void reportsAMergeConflictAndKeepsTheFile(String end) throws Exception {
    String text =
        GOOD.replace("\n", end)
            .replaceFirst(
                "\"version\": 1,",
                "\"version\": 1," + end + "<<<<<<< HEAD" + end + "=======" + end + ">>>>>>> topic");
    write(text);
    PluginManagerException failure =
        catchThrowableOfType(PluginManagerException.class, () -> file().read());
    assertThat(failure).hasMessage("the lock file holds a merge conflict that is not resolved");
    assertThat(failure.problems().get(0).hint())
        .contains("git checkout --ours")
        .doesNotContain("remove it");
    assertThat(failure.problems().get(0).position().orElseThrow().line()).isEqualTo(3);
    assertThat(file().path()).content().isEqualTo(text);
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    write("");
    assertThat(catchThrowableOfType(PluginManagerException.class, () -> file().read()).getMessage())
        .isEqualTo("the file is empty");
  }

  @Test
  void refusesAMergeConflict() throws Exception {
    write(GOOD.replace("  \"version\": 1,\n", "<<<<<<< HEAD\n  \"version\": 1,\n"));
    assertThat(
            catchThrowableOfType(PluginManagerException.class, () -> file().read())
                .problems()
                .get(0)
                .position()
                .orElseThrow()
                .line())
        .isEqualTo(2);
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws Exception {
    Files.write(file().path(), new byte[] {(byte) 0xc3, 0x28});
    assertThat(catchThrowableOfType(PluginManagerException.class, () -> file().read()).getMessage())
        .isEqualTo("the lock file is not UTF-8 text");
  }

  @Test
  void refusesAFileAboveTheLimit() throws Exception {
    try (FileChannel channel =
        FileChannel.open(file().path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 17 << 20);
    }
    assertThat(catchThrowableOfType(PluginManagerException.class, () -> file().read()).getMessage())
        .isEqualTo("the lock file is larger than 16 MiB");
  }

  @Test
  void refusesDeepNesting() throws Exception {
    write("{\"version\": " + "[".repeat(1000) + "]".repeat(1000) + "}");
    assertThat(catchThrowableOfType(PluginManagerException.class, () -> file().read()).getMessage())
        .isEqualTo("this is nested too deeply");
  }

  private void write(String text) throws Exception {
    Files.writeString(file().path(), text);
  }

  private LockFile file() {
    return LockFile.of(directory.resolve("config.yaml"));
  }
}
