// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a file of SQLite. */
final class SqliteFileSecretsTest extends SecretServerTest {
  @TempDir Path directory;

  @Override
  TestStore create() {
    return TestStore.sqlite(directory);
  }
}
