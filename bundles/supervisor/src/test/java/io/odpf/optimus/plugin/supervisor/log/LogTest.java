// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the lines that plugins write. */
class LogTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path directory;

  private final LogEntryReader reader = new LogEntryReader("neo", Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void readsAnEntryOfHclog() {
    PluginLogRecord log =
        reader.read(
            "{\"@level\":\"warn\",\"@message\":\"plugin address\",\"@module\":\"neo\","
                + "\"@timestamp\":\"2022-01-02T03:04:05.000001+02:00\",\"network\":\"unix\",\"n\":1}");

    assertThat(log.level()).isEqualTo(Level.WARNING);
    assertThat(log.message()).isEqualTo("plugin address");
    assertThat(log.at()).isEqualTo(Instant.parse("2022-01-02T01:04:05.000001Z"));
    assertThat(log.fields())
        .containsExactly(
            Map.entry("@module", "\"neo\""), Map.entry("network", "\"unix\""), Map.entry("n", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@level\":\"fatal\",\"@message\":\"x\"}",
        "{\"@level\":1,\"@message\":\"x\"}",
        "{}",
        "{not json",
        "[1, 2]",
        "null",
        "\"text\""
      })
  void takesWhatIsNoEntryAsText(String line) {
    PluginLogRecord log = reader.read(line);

    assertThat(log.message()).isEqualTo(line);
    assertThat(log.level()).isEqualTo(Level.DEBUG);
    assertThat(log.at()).isEqualTo(NOW);
  }

  @Test
  void toleratesMembersOfOtherTypes() {
    PluginLogRecord log =
        reader.read("{\"@level\":\"INFO \",\"@message\":[1],\"@timestamp\":17,\"a\":null}");

    assertThat(log.level()).isEqualTo(Level.INFO);
    assertThat(log.message()).isEmpty();
    assertThat(log.at()).isEqualTo(NOW);
    assertThat(log.fields()).containsEntry("a", "null");
  }

  @Test
  void survivesDeepNesting() {
    String line = "{\"a\":".repeat(100_000);

    assertThat(reader.read(line).level()).isEqualTo(Level.DEBUG);
  }

  @ParameterizedTest
  @CsvSource({
    "[TRACE] x,TRACE",
    "[DEBUG] x,DEBUG",
    "[INFO] x,INFO",
    "[WARN] x,WARNING",
    "[ERROR] x,ERROR",
    "2022/01/02 [INFO] x,DEBUG",
    "[other] x,DEBUG"
  })
  void readsALevelBeforeATextAtItsBeginningOnly(String line, Level level) {
    assertThat(reader.read(line).level()).isEqualTo(level);
    assertThat(reader.read(line).message()).isEqualTo(line);
  }

  @Test
  void readsAPanicAndItsStackAsErrors() {
    assertThat(reader.read("starting").level()).isEqualTo(Level.DEBUG);
    assertThat(reader.read("panic: nil map").level()).isEqualTo(Level.ERROR);
    assertThat(reader.read("goroutine 1 [running]:").level()).isEqualTo(Level.ERROR);
    assertThat(reader.read("[INFO] tagged").level()).isEqualTo(Level.INFO);
  }

  @Test
  void removesTerminalControlSequences() {
    assertThat(reader.read("a\u001b[31m\u202eb\tc").message()).isEqualTo("a\ufffd[31m\ufffdb\tc");
    assertThat(reader.read("{\"@level\":\"info\",\"@message\":\"\\u001bx\"}").message())
        .isEqualTo("\ufffdx");
  }

  @Test
  void splitsLinesThatArriveInAnyPieces() {
    List<String> lines = new ArrayList<>();
    LineSplitter splitter = new LineSplitter(lines::add);
    for (byte b : "one\r\n\ntwö\nrest".getBytes(StandardCharsets.UTF_8)) {
      splitter.add(new byte[] {b}, 1);
    }
    splitter.end();

    assertThat(lines).containsExactly("one", "", "twö", "rest");
  }

  @Test
  void passesLongLinesOnInParts() {
    List<String> lines = new ArrayList<>();
    LineSplitter splitter = new LineSplitter(lines::add);
    byte[] endless = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    splitter.add(endless, endless.length);
    splitter.end();

    assertThat(lines).allMatch(line -> line.length() <= 64 << 10);
    assertThat(String.join("", lines)).hasSize(200_000);
  }

  @Test
  void keepsTheLastRecords() {
    LogHistory history = new LogHistory();
    for (int i = 0; i < 3_000; i++) {
      history.add(reader.read("line " + i));
    }

    assertThat(history.last(2))
        .extracting(PluginLogRecord::message)
        .containsExactly("line 2998", "line 2999");
    assertThat(history.last(10_000)).hasSize(1_000);
  }

  @Test
  void keepsBoundedTexts() {
    LogHistory history = new LogHistory();
    for (int i = 0; i < 100; i++) {
      history.add(reader.read("x".repeat(60_000)));
    }

    assertThat(history.last(1_000)).hasSizeBetween(1, 18);
  }

  @Test
  void rotatesFilesBySize() throws Exception {
    Path file = directory.resolve("logs/neo.log");
    try (LogFile log = new LogFile(file, 200, 2)) {
      for (int i = 0; i < 20; i++) {
        log.append(reader.read("line number " + i));
      }
    }

    assertThat(directory.resolve("logs")).isDirectoryContaining("glob:**/neo.log.2");
    assertThat(directory.resolve("logs/neo.log.3")).doesNotExist();
    assertThat(Files.readString(file)).endsWith("DEBUG line number 19\n");
    assertThat(Files.size(directory.resolve("logs/neo.log.1"))).isLessThanOrEqualTo(200);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
