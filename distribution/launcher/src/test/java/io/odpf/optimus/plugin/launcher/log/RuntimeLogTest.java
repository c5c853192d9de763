// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's output for loggers of all kinds. */
class RuntimeLogTest {
  private static final String NAME = "io.odpf.optimus.plugin.test.log";

  private final Logger root = Logger.getLogger("");
  private final Handler[] handlers = root.getHandlers();
  private final Level level = root.getLevel();
  private final System.Logger logger = System.getLogger(NAME);

  @TempDir Path directory;

  @AfterEach
  void giveBack() {
    for (Handler handler : handlers) {
      root.addHandler(handler);
    }
    root.setLevel(level);
    Logger.getLogger(NAME).setLevel(null);
  }

  private RuntimeLog open(LogFormat format) throws IOException {
    return RuntimeLog.open(
        new LogSettings(directory.resolve("runtime.log"), format, LogLevel.INFO, 1 << 20));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("runtime.log"));
  }

  @Test
  void beginsEveryLineWithTimeLevelAndSource() throws IOException {
    try (RuntimeLog log = open(LogFormat.TEXT)) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} of {1}",
          "one\nline \u001b[31m",
          "it",
          Map.of("user", "ada lovelace"));
      logger.log(System.Logger.Level.ERROR, "broken", new IOException("no\tdisk"));
      logger.log(System.Logger.Level.DEBUG, "not shown");
      assertThat(log.last(10)).hasSize(2);
    }
    assertThat(lines()).hasSizeGreaterThan(3);
    assertThat(lines().get(0))
        .endsWith(" WARN  test.log: one\\u{a}line \\u{1b}[31m of it user=\"ada lovelace\"");
    assertThat(lines().get(2)).endsWith(" ERROR test.log: java.io.IOException: no    disk");
    assertThat(lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z (WARN |ERROR) test.log: .*"));
  }

  @Test
  void writesEveryRecordAsAnObjectInJson() throws IOException {
    try (RuntimeLog log = open(LogFormat.JSON)) {
      logger.log(System.Logger.Level.INFO, "{0}", "it's {1}", Map.of("digest", "sha256:00"));
      logger.log(System.Logger.Level.ERROR, "broken", new IOException("no disk"));
      assertThat(log.failure()).isEmpty();
    }
    assertThat(lines()).hasSize(2);
    JsonObject first = JsonParser.parseString(lines().get(0)).getAsJsonObject();
    assertThat(first.get("message").getAsString()).isEqualTo("it's {1}");
    assertThat(first.get("level").getAsString()).isEqualTo("INFO");
    assertThat(first.getAsJsonObject("fields").get("digest").getAsString()).isEqualTo("sha256:00");
    JsonObject second = JsonParser.parseString(lines().get(1)).getAsJsonObject();
    assertThat(second.get("trace").getAsString()).startsWith("java.io.IOException: no disk\n");
  }

  @Test
  void changesLevelsByShortAndFullNamesWhileOpen() throws IOException {
    try (RuntimeLog log = open(LogFormat.TEXT)) {
      log.levels().set("test", LogLevel.DEBUG);
      logger.log(System.Logger.Level.DEBUG, "now");
      assertThat(log.levels().get(NAME)).isEqualTo(LogLevel.DEBUG);
      log.levels().reset("io.odpf.optimus.plugin.test");
      logger.log(System.Logger.Level.DEBUG, "not any more");
      assertThat(log.levels().get("test.log")).isEqualTo(LogLevel.INFO);
      assertThat(log.levels().chosen()).containsOnlyKeys(LogLevels.ROOT);
    }
    assertThat(lines()).singleElement().asString().endsWith(": now");
  }

  @Test
  void notifiesFollowersUntilTheyAreClosed() throws IOException {
    List<String> told = new CopyOnWriteArrayList<>();
    try (RuntimeLog log = open(LogFormat.TEXT)) {
      RuntimeLog.Following following = log.follow(entry -> told.add(entry.message()));
      logger.log(System.Logger.Level.INFO, "one");
      following.close();
      logger.log(System.Logger.Level.INFO, "two");
    }
    assertThat(told).containsExactly("one");
  }

  @Test
  void logsPrintedTextLineByLine() throws IOException {
    try (RuntimeLog log = open(LogFormat.TEXT)) {
      LoggedOutput.stream("stdout", LogLevel.INFO).print("one\ntwo");
      assertThat(log.last(1).get(0).message()).isEqualTo("one");
    }
    assertThat(lines()).singleElement().asString().endsWith(" INFO  stdout: one");
  }
}
