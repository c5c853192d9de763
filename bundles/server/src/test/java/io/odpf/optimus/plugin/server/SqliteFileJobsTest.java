// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Projects, namespaces and jobs in a file of SQLite. */
final class SqliteFileJobsTest extends JobServerTest {
  @TempDir Path directory;

  @Override
  TestStore create() {
    return TestStore.sqlite(directory);
  }
}
