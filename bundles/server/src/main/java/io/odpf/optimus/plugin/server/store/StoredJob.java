// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.util.Objects;

/**
 * A stored job.
 *
 * @param id its id, which it keeps when it is replaced
 * @param version a digest of its text
 * @param text its text, in the form of {@link JobText}
 */
public record StoredJob(String id, String version, String text) {
  public StoredJob {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(text, "text");
  }

  /** Reads the job. */
  public JobSpec spec() {
    return JobText.read(text);
  }
}
