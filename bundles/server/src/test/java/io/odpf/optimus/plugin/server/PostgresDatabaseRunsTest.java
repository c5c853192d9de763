// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import org.junit.jupiter.api.Tag;

/** Runs in PostgreSQL. */
@Tag("process")
final class PostgresDatabaseRunsTest extends RunServerTest {
  @Override
  TestStore create() throws Exception {
    return TestStore.postgres();
  }
}
