// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import org.junit.jupiter.api.Tag;

/** Secrets in PostgreSQL. */
@Tag("process")
final class PostgresDatabaseSecretsTest extends SecretServerTest {
  @Override
  TestStore create() throws Exception {
    return TestStore.postgres();
  }
}
