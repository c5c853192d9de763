// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;

/** A repository on a server. Thread-safe. */
public interface GitRemote {

  /** Returns the address without credentials, to be shown. */
  String display();

  /**
   * Connects to the repository's upload-pack.
   *
   * @param transport the options of the fetch
   * @param refs prefixes of the names of refs to list; without any, nothing is listed if the server
   *     permits it
   * @throws IOException with a {@link RemoteFailure} among its causes if the reason is known
   */
  UploadPackConnection connect(UploadPackTransport transport, String... refs) throws IOException;
}
