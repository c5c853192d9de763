// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.BasePackFetchConnection;

/** A connection to an upload-pack; for one fetch, by one thread. */
public abstract class UploadPackConnection extends BasePackFetchConnection {
  private boolean version2;

  UploadPackConnection(UploadPackTransport transport) {
    super(transport);
  }

  /** Reads what the server says of itself; whether it waits for commands, as since version 2. */
  final boolean readAdvertisement() throws IOException {
    version2 = !readAdvertisedRefs();
    return version2;
  }

  /** Asks for refs; only servers that wait for commands are asked. */
  final void listRefs(String... refs) throws IOException {
    if (refs.length > 0) {
      lsRefs(List.of(), refs);
    }
  }

  /**
   * Whether the server leaves objects out and then gives each by its id: versions before 2 may do
   * the former and refuse the latter.
   */
  public final boolean leavesOut() {
    String fetch = version2 ? getCapability("fetch") : null;
    return fetch != null && List.of(fetch.split(" ")).contains(OPTION_FILTER);
  }

  /** Fetches an object into the transport's repository, with what belongs to it. */
  public final void fetch(ObjectId wanted, ProgressMonitor monitor) throws IOException {
    Ref ref = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, wanted.name(), wanted);
    fetch(monitor, List.of(ref), Set.of());
  }
}
