// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The defaults that the jobs of a directory inherit.
 *
 * @param files the files with defaults, nearest first
 * @param merged the merged defaults
 * @param usable whether all files are free of errors
 */
record Defaults(List<SpecFile> files, Optional<JobSpec> merged, boolean usable) {

  /** The name of a file with defaults. */
  static final String NAME = "this.yaml";

  /** No defaults. */
  static final Defaults NONE = new Defaults(List.of(), Optional.empty(), true);

  Defaults {
    files = List.copyOf(files);
  }

  /** Returns these defaults with a further file, which is nearer. */
  Defaults with(SpecFile file) {
    List<SpecFile> all = new ArrayList<>();
    all.add(file);
    all.addAll(files);
    return new Defaults(all, file.spec().map(this::complete), usable && file.isUsable());
  }

  /** Returns these defaults, marked as unusable since a nearer file cannot be read. */
  Defaults unusable() {
    return new Defaults(files, merged, false);
  }

  /** Returns a job with the inherited values. */
  JobSpec complete(JobSpec job) {
    return merged.map(job::inheriting).orElse(job);
  }
}
