// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.jobs.local.SecretLookup;

/** The secrets of a project on this machine. */
public final class ProjectSecrets {
  private ProjectSecrets() {}

  /** Returns the secrets that the jobs of a project may read. */
  public static SecretLookup of(Invocation call, OpenProject project) {
    return SecretLookup.NONE;
  }
}
