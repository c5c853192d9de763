// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A process of a plugin.
 *
 * @param pid the process id
 * @param version the version of the file that it was started from, else the one that it describes
 *     itself by
 * @param digest the digest of that file from the manager's receipt; absent if it was installed by
 *     hand, or started from a file that an earlier host knew
 * @param since when it was ready
 */
public record ProcessStatus(
    long pid, Optional<String> version, Optional<Digest> digest, Instant since) {
  public ProcessStatus {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(since, "since");
  }
}
