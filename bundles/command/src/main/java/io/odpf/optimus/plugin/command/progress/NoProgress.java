// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

/** Shows nothing. */
final class NoProgress implements Progress {
  @Override
  public void close() {}
}
