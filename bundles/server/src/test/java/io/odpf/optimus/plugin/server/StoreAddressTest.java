// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.server.location.StoreAddress;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {

  private static StoreLocation parse(String text) {
    return StoreAddress.parse(Secret.of(text));
  }

  @Test
  void takesAPathForAFileOfSqlite() {
    assertThat(parse("/data/jobs.db"))
        .isEqualTo(new StoreLocation.SqliteFile(Path.of("/data/jobs.db")));
  }

  @Test
  void separatesTheCredentialsOfPostgresqlFromItsAddress() {
    assertThat(parse("postgresql://op%40x:p%2Fw+1@db.example.com:5433/jobs?sslmode=require"))
        .isEqualTo(
            new StoreLocation.PostgresDatabase(
                "jdbc:postgresql://db.example.com:5433/jobs?sslmode=require",
                "op@x",
                Secret.of("p/w+1"),
                StoreLocation.PostgresDatabase.DEFAULT_CONNECTIONS));
  }

  @Test
  void takesAUserWithoutAPassword() {
    assertThat(parse("postgres://op@db/jobs"))
        .isEqualTo(
            new StoreLocation.PostgresDatabase(
                "jdbc:postgresql://db/jobs",
                "op",
                Secret.of(""),
                StoreLocation.PostgresDatabase.DEFAULT_CONNECTIONS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://db/jobs",
        "postgresql://op:hidden@/jobs",
        "postgresql://op:hidden@db",
        "postgresql://op:hidden@db/",
        "postgresql://op:hid den@db/jobs",
        "a\u0000hidden"
      })
  void refusesOtherTextsWithoutRepeatingThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(text))
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hid"));
  }
}
