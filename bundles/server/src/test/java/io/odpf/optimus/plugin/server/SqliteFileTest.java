// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static io.odpf.optimus.plugin.server.SampleJobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.sql.SqlStore;
import io.odpf.optimus.plugin.server.sqlite.SqliteDatabase;
import io.odpf.optimus.plugin.server.sqlite.SqliteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a file of SQLite. */
final class SqliteFileTest extends ServerFixture {
  private static final SqliteOptions IMPATIENT = new SqliteOptions(Duration.ofMillis(50), 1 << 30);

  @TempDir Path directory;

  @Override
  TestStore create() {
    return TestStore.sqlite(directory);
  }

  private Path file() {
    return directory.resolve("server.db");
  }

  private static void assertFails(ThrowingCallable call, ServerProblem code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static void openAndClose(Path file) throws ServerException {
    SqliteDatabase.open(file, IMPATIENT).close();
  }

  @Test
  void tellsASecondServerOfTheFirst() throws Exception {
    assertFails(() -> openAndClose(file()), ServerProblem.STORE_IN_USE);

    assertThat(server.projects().projects()).hasSize(1);
  }

  @Test
  void tellsThatAnotherProgramHasLockedTheFile() throws Exception {
    server.close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("UPDATE project SET config = config");

      assertFails(() -> openAndClose(file()), ServerProblem.STORE_IN_USE);
    }
    server = open(key);
  }

  @Test
  void createsAFileThatOnlyItsOwnerCanRead() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void refusesAFileOfALaterVersion() throws Exception {
    server.close();
    store.execute("UPDATE optimus_schema SET version = 99");

    assertFails(() -> openAndClose(file()), ServerProblem.STORE_VERSION);

    store.execute("UPDATE optimus_schema SET version = 1");
    server = open(key);
    assertThat(server.projects().projects()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNotADatabase() throws Exception {
    Path other = Files.writeString(directory.resolve("other.db"), "not a database".repeat(100));

    assertFails(() -> openAndClose(other), ServerProblem.STORE_VERSION);
  }

  @Test
  void refusesAFileInADirectoryThatDoesNotExist() {
    assertFails(
        () -> openAndClose(directory.resolve("gone/server.db")), ServerProblem.STORE_READ_ONLY);
  }

  @Test
  void refusesADatabaseThatCannotBeWritten() throws Exception {
    server.close();
    // The owner root may write to any file, but not to what is a directory.
    Path other = Files.createDirectory(directory.resolve("other.db"));

    assertFails(() -> openAndClose(other), ServerProblem.STORE_READ_ONLY);
    server = open(key);
  }

  @Test
  void changesNothingWhenTheDatabaseIsFull() throws Exception {
    server.jobs().deploy(SPACE, List.of(job("job_a")));
    server.close();
    SqliteOptions small = new SqliteOptions(Duration.ZERO, (int) (Files.size(file()) / 4096) + 4);
    try (SqlStore full = new SqlStore(SqliteDatabase.open(file(), small))) {
      ProjectSpec large = new ProjectSpec("p", Map.of("x", "y".repeat(1 << 20)));

      assertFails(() -> full.put(large), ServerProblem.STORE_FULL);

      assertThat(full.project("p").orElseThrow().config()).containsEntry("BUCKET", "b");
      full.put("p", new NamespaceSpec("more", Map.of()));
    }
    server = open(key);
    assertThat(server.projects().namespace(new NamespaceKey("p", "more")).config()).isEmpty();
  }

  @Test
  void keepsNoValueOfASecretInClear() throws Exception {
    server.secrets().register(secret("token"), encoded("planted-value"));
    server.close();

    String all = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertThat(all).contains("token").doesNotContain("planted-value");
    assertThat(all).doesNotContain(encoded("planted-value").reveal());
    server = open(key);
  }
}
