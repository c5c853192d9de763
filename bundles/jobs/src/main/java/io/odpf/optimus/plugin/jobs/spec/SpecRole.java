// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

/** What a file is for. */
public enum SpecRole {
  /** {@code job.yaml}. */
  JOB,
  /** {@code this.yaml}: what the jobs in and below its directory inherit. */
  DEFAULTS
}
