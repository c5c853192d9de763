// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import org.junit.jupiter.api.Tag;

/** Projects, namespaces and jobs in PostgreSQL. */
@Tag("process")
final class PostgresDatabaseJobsTest extends JobServerTest {
  @Override
  TestStore create() throws Exception {
    return TestStore.postgres();
  }
}
