// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A registered run.
 *
 * @param id its id
 * @param executedAt when it was first registered, in microseconds
 */
public record StoredRun(UUID id, Instant executedAt) {
  public StoredRun {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(executedAt, "executedAt");
  }
}
