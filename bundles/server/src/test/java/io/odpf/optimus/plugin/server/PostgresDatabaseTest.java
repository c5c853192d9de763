// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.postgresql.PostgresPool;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.JobServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be wrong with a database of PostgreSQL, and several servers on one. */
@Tag("process")
final class PostgresDatabaseTest extends ServerFixture {
  @Override
  TestStore create() throws Exception {
    return TestStore.postgres();
  }

  private static void assertFails(ThrowingCallable call, ServerProblem code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private StoreLocation.PostgresDatabase location(String url) {
    return new StoreLocation.PostgresDatabase(url, "optimus", Secret.of("planted"), 1);
  }

  private String url() {
    return ((StoreLocation.PostgresDatabase) store.location()).url();
  }

  @Test
  void servesTwoServersAtOnce() throws Exception {
    try (JobServer other = open(key)) {
      other.secrets().register(secret("token"), encoded("x"));

      assertThat(server.secrets().list("p")).hasSize(1);
    }
  }

  @Test
  void refusesADatabaseOfALaterVersion() throws Exception {
    store.execute("UPDATE optimus_schema SET version = 99");

    assertFails(() -> PostgresPool.open(location(url())).close(), ServerProblem.STORE_VERSION);
  }

  @Test
  void tellsThatTheServerCannotBeReached() {
    assertFails(
        () -> PostgresPool.open(location("jdbc:postgresql://127.0.0.1:1/x")).close(),
        ServerProblem.STORE_UNAVAILABLE);
  }

  @Test
  void refusesAnAddressOfAnotherKindWithoutShowingIt() {
    assertThatThrownBy(() -> PostgresPool.open(location("jdbc:mysql://u:planted@h/x")).close())
        .hasMessage("the address of the database is not one of PostgreSQL")
        .hasNoCause();
  }

  @Test
  void refusesNamesWithNul() {
    assertFails(() -> server.projects().project("a\0b"), ServerProblem.INVALID_REQUEST);
  }

  @Test
  void tellsThatTheDatabaseDoesNotExist() {
    String gone = PostgresServer.shared().url().replace("/postgres", "/gone");

    assertThatThrownBy(() -> PostgresPool.open(location(gone)).close())
        .hasMessageContaining("\"gone\" does not exist")
        .hasMessageNotContaining("planted");
  }

  @Test
  void tellsThatTheDatabaseRefusesChanges() throws Exception {
    String standby = url() + "&options=-c%20default_transaction_read_only=on";

    assertFails(() -> PostgresPool.open(location(standby)).close(), ServerProblem.STORE_READ_ONLY);
  }

  @Test
  void answersAgainAfterItsConnectionsBroke() throws Exception {
    store.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'optimus-server'");

    assertThat(projectsAfterFailures()).isEqualTo(1);
  }

  /** Each failure costs a broken connection that was in use a moment ago. */
  private int projectsAfterFailures() throws ServerException {
    for (int i = 0; i < StoreLocation.PostgresDatabase.DEFAULT_CONNECTIONS; i++) {
      try {
        return server.projects().projects().size();
      } catch (ServerException e) {
        assertThat(e.code()).isEqualTo(ServerProblem.STORE_UNAVAILABLE);
      }
    }
    return server.projects().projects().size();
  }
}
