// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.util.Objects;

/**
 * A job to be stored.
 *
 * @param spec the job with its assets
 * @param resources the resources that it writes and reads
 */
public record NewJob(JobSpec spec, JobResources resources) {
  public NewJob {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(resources, "resources");
  }
}
