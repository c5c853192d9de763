// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import java.util.Map;

/** A bucket of a server over plain http, for one account. */
abstract class S3HttpSuite extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour {
  private final String accessKey;
  private final String secretKey;

  S3HttpSuite(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  @Override
  public final Map<String, Object> optionsThrough(int port) {
    return Map.of(
        "bucket",
        S3Source.BUCKET,
        "endpoint",
        "http://127.0.0.1:" + port,
        "service_account",
        S3Source.account(accessKey, secretKey));
  }

  @Override
  public final Map<String, Object> withoutCredentials() {
    return Changed.without(optionsThrough(port()), "service_account");
  }

  @Override
  public final Map<String, Object> wrongCredentials() {
    return Changed.with(
        optionsThrough(port()), "service_account", S3Source.account(accessKey, SECRET));
  }
}
