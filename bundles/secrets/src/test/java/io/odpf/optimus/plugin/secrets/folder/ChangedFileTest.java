// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of secrets that somebody changed: it is refused, or says the same; never another value.
 */
final class ChangedFileTest {
  private static final long SEED = 20_261_130;

  @TempDir Path directory;
  private SecretFolder folder;
  private byte[] original;

  @BeforeEach
  void fill() throws Exception {
    folder = SampleFolder.filled(directory);
    original = Files.readAllBytes(folder.file());
  }

  @Test
  void neverDecryptsToSomethingElseAfterAFlipOfABit() throws Exception {
    int refused = 0;
    for (int i = 0; i < original.length; i++) {
      byte[] changed = original.clone();
      changed[i] ^= (byte) (1 << i % 8);
      refused += isRefused(changed) ? 1 : 0;
    }

    // Comments and times may change; nothing else.
    assertThat(refused).isGreaterThan(original.length / 2);
  }

  @Test
  void neverDecryptsToSomethingElseAfterChangesOfBytes() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 800; i++) {
      byte[] changed = original.clone();
      for (int count = 1 + random.nextInt(4); count > 0; count--) {
        changed[random.nextInt(changed.length)] = (byte) (' ' + random.nextInt(95));
      }
      isRefused(changed);
    }
  }

  @Test
  void neverDecryptsToSomethingElseAfterExchangesOfLines() throws Exception {
    Random random = new Random(SEED);
    List<String> lines = new String(original, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < 300; i++) {
      List<String> changed = new ArrayList<>(lines);
      int from = random.nextInt(changed.size());
      switch (random.nextInt(3)) {
        case 0 -> Collections.swap(changed, from, random.nextInt(changed.size()));
        case 1 -> changed.remove(from);
        default -> changed.add(random.nextInt(changed.size()), changed.get(from));
      }
      isRefused((String.join("\n", changed) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void isRefusedWhereverItIsCut() throws Exception {
    for (int length = 0; length < original.length - 1; length += 7) {
      byte[] cut = Arrays.copyOf(original, length);

      assertThat(isRefused(cut) || isBetweenEntries(cut)).as("cut at %d", length).isTrue();
    }
  }

  private static boolean isBetweenEntries(byte[] cut) {
    // What ends after a whole entry is a whole file with fewer secrets.
    List<String> lines = new String(cut, StandardCharsets.UTF_8).lines().toList();
    return lines.get(lines.size() - 1).startsWith("  value: ")
        || lines.get(lines.size() - 1).startsWith("secrets:");
  }

  @Test
  void doesNotDecryptARowUnderAnotherName() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);
    String row =
        text.substring(text.indexOf("- name: \"api_key\""), text.indexOf("- name: \"Token\""));

    Problem problem = refusal(text + row.replace("api_key", "copied"));

    assertThat(problem.code()).isEqualTo(SecretProblem.NOT_AUTHENTIC);
    assertThat(problem.message()).startsWith("secret 'copied' does not decrypt as this name's");
  }

  @Test
  void doesNotDecryptARowOfAnotherNamespace() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);

    assertThat(refusal(text.replace("  namespace: \"space\"\n", "")).code())
        .isEqualTo(SecretProblem.NOT_AUTHENTIC);
  }

  @Test
  void namesTheLineOfAConflict() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);

    Problem problem = refusal(text.replace("- name: \"Token\"", "<<<<<<< HEAD\n- name: \"Token\""));

    assertThat(problem.message()).isEqualTo("the file has a conflict of a merge");
    assertThat(problem.position().orElseThrow().line()).isEqualTo(12);
  }

  @Test
  void namesBothLinesOfANameThatOccursTwice() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);

    assertThat(refusal(text.replace("\"Token\"", "\"API_KEY\"")).message())
        .isEqualTo("the file has secret 'API_KEY' twice, here and in line 7");
  }

  @Test
  void refusesLaterVersions() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);

    assertThat(refusal(text.replace("version: 1", "version: 2")).code())
        .isEqualTo(SecretProblem.VERSION);
  }

  @Test
  void acceptsCommentsAndTheLineEndsOfWindows() throws Exception {
    String text = new String(original, StandardCharsets.UTF_8);
    Files.writeString(
        folder.file(), text.replace("secrets:\n", "\n# mine\nsecrets:\n").replace("\n", "\r\n"));

    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
    folder.update("api_key", Optional.empty(), SampleFolder.VALUE);
    assertThat(folder.file()).content().doesNotContain("\r");
  }

  @Test
  void isNotChangedByAnOperationThatRefusesIt() throws Exception {
    byte[] changed = "not: it\n".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.file(), changed);

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> folder.register("x", Optional.empty(), SampleFolder.VALUE),
            () -> folder.update("api_key", Optional.empty(), SampleFolder.VALUE),
            () -> folder.delete("api_key", Optional.empty()),
            folder::rotate)) {
      assertThat(catchThrowableOfType(SecretException.class, call).problems().get(0).code())
          .isEqualTo(SecretProblem.DAMAGED);
    }
    assertThat(folder.file()).hasBinaryContent(changed);
  }

  private Problem refusal(String text) throws Exception {
    Files.writeString(folder.file(), text);
    return catchThrowableOfType(SecretException.class, () -> folder.visibleTo("space"))
        .problems()
        .get(0);
  }

  /** Returns whether a content is refused; if it is not, all that it has must be as it was. */
  private boolean isRefused(byte[] content) throws Exception {
    Files.write(folder.file(), content);
    Map<String, Secret> values;
    try {
      values = folder.visibleTo("space");
    } catch (SecretException e) {
      assertThat(e.problems().toString()).doesNotContain("hunter2");
      return true;
    }
    assertThat(SampleFolder.values()).containsAllEntriesOf(values);
    return false;
  }
}
