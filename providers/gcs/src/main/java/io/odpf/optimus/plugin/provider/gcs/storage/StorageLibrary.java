// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.spi.v1.HttpStorageRpc;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import io.odpf.optimus.plugin.provider.gcs.transport.StorageRequests;
import java.net.URI;
import java.util.Optional;

/** Configures Google's library so that it makes no lookups and retries of its own. */
final class StorageLibrary {
  static final URI GOOGLE = URI.create("https://storage.googleapis.com");
  private static final String UNIVERSE = "googleapis.com";

  private StorageLibrary() {}

  /**
   * Returns the service over a transport. Everything that the library would otherwise look up in
   * the environment of this process, in gcloud's files or at the metadata server is set explicitly.
   */
  static Storage open(Optional<URI> endpoint, Login login, SdkTransport transport) {
    return StorageOptions.http()
        .setHost(endpoint.orElse(GOOGLE).toString())
        .setUniverseDomain(UNIVERSE)
        // Objects belong to buckets; the project is not sent.
        .setProjectId("none")
        .setCredentials(login.credentials())
        .setTransportOptions(StorageRequests.over(transport))
        .setRetrySettings(RetrySettings.newBuilder().setMaxAttempts(1).build())
        .setStorageRetryStrategy(new NoRetries())
        // Gson is in the bundle anyway; the default would add Jackson.
        .setServiceRpcFactory(
            options -> new HttpStorageRpc(options, GsonFactory.getDefaultInstance()))
        .build()
        .getService();
  }
}
