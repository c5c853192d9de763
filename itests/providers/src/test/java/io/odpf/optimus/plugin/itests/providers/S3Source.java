// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.s3.S3Buckets;
import io.odpf.optimus.plugin.provider.s3.S3ProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A bucket. */
final class S3Source implements Source {
  static final String BUCKET = "team-plugins";

  private final Machine machine;
  private final S3Buckets buckets;
  private final Map<String, Object> options;

  /**
   * @param buckets the buckets of a server, including {@link #BUCKET}
   * @param options the options of the provider
   */
  S3Source(Machine machine, S3Buckets buckets, Map<String, Object> options) {
    this.machine = machine;
    this.buckets = buckets;
    this.options = options;
  }

  /** Returns the value of {@code service_account}. */
  static String account(String id, String secret) {
    return account(
        "{\"access_key_id\": \"" + id + "\", \"secret_access_key\": \"" + secret + "\"}");
  }

  static String account(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a user with an empty home directory, on a machine outside Amazon. */
  static Map<String, String> environment(Machine machine) {
    return Map.of("HOME", machine.directory("home") + "", "AWS_EC2_METADATA_DISABLED", "true");
  }

  @Override
  public ProviderFactory factory() {
    return new S3ProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return options;
  }

  @Override
  public Map<String, String> environment() {
    return environment(machine);
  }

  @Override
  public Map<String, Object> missingContainer() {
    return Changed.with(options, "bucket", "no-such-bucket");
  }

  @Override
  public Item publish(String path, byte[] content) {
    buckets.put(BUCKET, path, content);
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
