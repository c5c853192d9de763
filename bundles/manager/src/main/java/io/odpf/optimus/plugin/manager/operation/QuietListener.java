// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A listener whose exceptions are logged instead of thrown. */
final class QuietListener implements InstallListener {
  private final InstallListener listener;

  QuietListener(InstallListener listener) {
    this.listener = listener;
  }

  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException failure) {
      System.getLogger(QuietListener.class.getName())
          .log(System.Logger.Level.WARNING, "a listener failed", failure);
    }
  }

  @Override
  public void recovered(String what) {
    quietly(() -> listener.recovered(what));
  }

  @Override
  public void waiting(String owner) {
    quietly(() -> listener.waiting(owner));
  }

  @Override
  public void planned(List<String> plugins) {
    quietly(() -> listener.planned(plugins));
  }

  @Override
  public void resolving(String plugin, String platform) {
    quietly(() -> listener.resolving(plugin, platform));
  }

  @Override
  public void downloading(String plugin, String platform, long received, OptionalLong total) {
    quietly(() -> listener.downloading(plugin, platform, received, total));
  }

  @Override
  public void retrying(
      String plugin, String platform, int attempt, int attempts, Duration delay, String reason) {
    quietly(() -> listener.retrying(plugin, platform, attempt, attempts, delay, reason));
  }

  @Override
  public void fetched(String plugin, String platform, long bytes, boolean fromStore) {
    quietly(() -> listener.fetched(plugin, platform, bytes, fromStore));
  }

  @Override
  public void mirrored(String plugin, String platform, String mirror) {
    quietly(() -> listener.mirrored(plugin, platform, mirror));
  }

  @Override
  public void notMirrored(String plugin, String platform, String mirror) {
    quietly(() -> listener.notMirrored(plugin, platform, mirror));
  }

  @Override
  public void writing(String name, long bytes) {
    quietly(() -> listener.writing(name, bytes));
  }

  @Override
  public void staged(String plugin, String platform) {
    quietly(() -> listener.staged(plugin, platform));
  }

  @Override
  public void signatureVerified(String plugin, String platform, String scheme, String statement) {
    quietly(() -> listener.signatureVerified(plugin, platform, scheme, statement));
  }

  @Override
  public void passedOver(String plugin, String platform, String what) {
    System.getLogger(QuietListener.class.getName())
        .log(System.Logger.Level.DEBUG, "{0} ({1}): passed over {2}", plugin, platform, what);
    quietly(() -> listener.passedOver(plugin, platform, what));
  }

  @Override
  public void warned(String plugin, Problem problem) {
    quietly(() -> listener.warned(plugin, problem));
  }

  @Override
  public void warned(Problem problem) {
    quietly(() -> listener.warned(problem));
  }

  @Override
  public void failed(String plugin, String platform, Problem problem) {
    quietly(() -> listener.failed(plugin, platform, problem));
  }

  @Override
  public void committing() {
    quietly(listener::committing);
  }
}
