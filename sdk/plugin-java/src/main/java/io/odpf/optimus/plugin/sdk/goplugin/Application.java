// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.util.List;

/** What a plugin serves beside go-plugin's own services. */
public interface Application extends AutoCloseable {

  /** The services of one version of the application's protocol. */
  List<ServerServiceDefinition> services();

  /** Releases what the plugin holds; no call comes any more. */
  @Override
  void close() throws IOException;

  /** Makes the application when host and plugin have agreed on a version. */
  interface Factory {

    /**
     * Makes it.
     *
     * @param context what the plugin gets
     * @param version of the application's protocol, one of those that the plugin has
     * @throws Exception if the plugin cannot serve; the process ends with exit code 1
     */
    Application open(PluginContext context, int version) throws Exception;
  }
}
