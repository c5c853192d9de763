// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

/** The role of a file. */
public enum SpecRole {
  /** {@code job.yaml}. */
  JOB,
  /** {@code this.yaml}: the defaults of the jobs in and below its directory. */
  DEFAULTS
}
