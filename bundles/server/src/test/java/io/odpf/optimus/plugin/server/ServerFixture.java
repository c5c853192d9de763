// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.service.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with project p and its namespaces space and ground, in an empty database. */
abstract class ServerFixture {
  static final NamespaceKey SPACE = new NamespaceKey("p", "space");
  static final NamespaceKey GROUND = new NamespaceKey("p", "ground");

  final EncryptionKey key = EncryptionKey.generate(new SecureRandom());
  private final Clock clock = new TickingClock();
  TestStore store;
  JobServer server;

  abstract TestStore create() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = create();
    server = open(key);
    fill(server);
  }

  static void fill(JobServer server) throws ServerException {
    server.projects().register(new ProjectSpec("p", Map.of("bucket", "b", "only", "o")));
    server.projects().register("p", new NamespaceSpec("space", Map.of()));
    server.projects().register("p", new NamespaceSpec("ground", Map.of("bucket", "g")));
  }

  JobServer open(EncryptionKey... keys) throws ServerException {
    return open(store, clock, keys);
  }

  static JobServer open(TestStore store, Clock clock, EncryptionKey... keys)
      throws ServerException {
    return JobServers.open(
        store.location(),
        new KeyRing(List.of(keys)),
        MemoryPlugins.neo(),
        CallOptions.DEFAULT,
        "1.2.3",
        clock);
  }

  /** Closes the server and opens one with other keys. */
  void reopen(EncryptionKey... keys) throws ServerException {
    server.close();
    server = open(keys);
  }

  /** Changes the database behind the server's back. */
  void tamper(String sql) throws Exception {
    server.close();
    store.execute(sql);
    server = open(key);
  }

  @AfterEach
  void close() {
    server.close();
  }

  static SecretKey secret(String name) {
    return new SecretKey("p", Optional.empty(), name);
  }

  static SecretKey secret(String name, String namespace) {
    return new SecretKey("p", Optional.of(namespace), name);
  }

  static Secret encoded(String value) {
    return Secret.of(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
  }
}
