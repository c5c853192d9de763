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
   * @param transport what the connection is for
   * @param refs beginnings of the names of refs to be listed; none to list nothing, if the server
   *     gives the choice
   * @throws IOException with a {@link RemoteFailure} among its causes if the way there knows why
   */
  UploadPackConnection connect(UploadPackTransport transport, String... refs) throws IOException;
}
