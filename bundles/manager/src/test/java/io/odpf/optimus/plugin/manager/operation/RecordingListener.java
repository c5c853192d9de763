// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records all events. */
final class RecordingListener implements InstallListener {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<Problem> warnings = new CopyOnWriteArrayList<>();

  @Override
  public void recovered(String what) {
    events.add("recovered: " + what);
  }

  @Override
  public void waiting(String owner) {
    events.add("waiting for " + owner);
  }

  @Override
  public void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {
    events.add("retrying " + plugin + " " + attempt + "/" + attempts + ": " + reason);
  }

  @Override
  public void fetched(String plugin, String platform, long bytes, boolean fromStore) {
    events.add("fetched " + plugin + (fromStore ? " from store" : ""));
  }

  @Override
  public void mirrored(String plugin, String platform, String mirror) {
    events.add("mirrored " + plugin + " by " + mirror);
  }

  @Override
  public void notMirrored(String plugin, String platform, String mirror) {
    events.add("not mirrored " + plugin + " by " + mirror);
  }

  @Override
  public void warned(String plugin, Problem problem) {
    warnings.add(problem);
  }
}
