// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.provider.gcs.GcsProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bucket that a service account may read. */
final class GcsSource implements Source {
  static final String BUCKET = "team-plugins";
  static final String PREFIX = "releases";

  private final Machine machine;
  private final FakeGcs server;

  GcsSource(Machine machine, FakeGcs server) {
    this.machine = machine;
    this.server = server;
  }

  /** Creates a server over http. */
  static FakeGcs http(Machine machine) {
    return machine.runs(
        FakeGcs.start(Machine.fixture("gcsserver"), Machine.cache(), machine.directory("gcs")));
  }

  /** Creates a server over https. */
  static FakeGcs https(Machine machine) {
    return machine.runs(
        FakeGcs.start(
            Machine.fixture("gcsserver"),
            Machine.cache(),
            machine.directory("gcs"),
            machine.certificates()));
  }

  /** Returns a key file as written in the configuration. */
  static String encoded(Path key) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the options for a bucket.
   *
   * @param endpoint the address of the service
   * @param key a key whose token endpoint is the server itself
   */
  Map<String, Object> options(String bucket, String endpoint, Path key) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("bucket", bucket);
    options.put("prefix", PREFIX);
    options.put("endpoint", endpoint);
    options.put("service_account", encoded(key));
    options.put("token_uris", List.of(server.tokenUri()));
    if (endpoint.startsWith("https:")) {
      options.put("ca_file", machine.certificates().authority() + "");
    }
    return options;
  }

  @Override
  public ProviderFactory factory() {
    return new GcsProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return options(BUCKET, server.url(), server.key());
  }

  @Override
  public Map<String, Object> missingContainer() {
    return options("no-such-bucket", server.url(), server.key());
  }

  @Override
  public Item publish(String path, byte[] content) {
    server.put(BUCKET, PREFIX + "/" + path, content);
    return Item.of(path, content);
  }

  @Override
  public boolean tellsVersions() {
    return true;
  }

  @Override
  public void close() {
    machine.close();
  }
}
