// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.util.List;

/** The application's services, served in addition to go-plugin's own. */
public interface Application extends AutoCloseable {

  /** Returns the services of the negotiated version of the application's protocol. */
  List<ServerServiceDefinition> services();

  /** Releases the plugin's resources. No call follows. */
  @Override
  void close() throws IOException;

  /** Creates the application once host and plugin have agreed on a version. */
  interface Factory {

    /**
     * Creates the application.
     *
     * @param context the plugin's logger and broker
     * @param version the version of the application's protocol, one of the plugin's versions
     * @throws Exception if the plugin cannot serve; the process ends with exit code 1
     */
    Application open(PluginContext context, int version) throws Exception;
  }
}
