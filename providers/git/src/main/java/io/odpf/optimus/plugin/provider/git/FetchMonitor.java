// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Cancels JGit's work when its thread is interrupted. */
final class FetchMonitor extends EmptyProgressMonitor {
  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
