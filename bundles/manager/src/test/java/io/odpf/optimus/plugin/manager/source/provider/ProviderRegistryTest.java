// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ProviderRegistryTest extends ProviderFixture {
  @Test
  void usesTheFirstFactoryWithTheHighestRanking() throws Exception {
    registry.add(new Recording("first"), "a", 0);
    registry.add(new Recording("second"), "b", 0);
    assertThat(registry.providers()).containsExactly(new ProviderInfo("test", "a", 0));

    registry.add(new Recording("better"), "c", 5);
    assertThat(registry.providers()).containsExactly(new ProviderInfo("test", "c", 5));
    try (ProviderSession session = session()) {
      assertThat(session.call(entry("x"), Object::toString)).isEqualTo("better");
    }
  }

  @Test
  void resolvesAMissingType() {
    ProviderRegistry[] self = new ProviderRegistry[1];
    self[0] =
        new ProviderRegistry(
            new ExtensionResolver() {
              @Override
              public Set<String> names() {
                return Set.of();
              }

              @Override
              public void resolve(String name) {
                self[0].add(new Recording("late"), "catalogue", 0);
              }

              @Override
              public String hint() {
                return "";
              }
            });
    assertThat(self[0].find("test")).isPresent();
  }

  @Test
  void reportsAMissingTypeAndThePresentOnes() {
    registry.add(new Recording("it"), "a", 0);
    ProviderEntry other =
        new ProviderEntry(
            new ProviderSpec("s3", "x", Options.NONE),
            Timeouts.DEFAULT,
            RetryPolicy.DEFAULT,
            new Position("config.yaml", 1, 1));
    try (ProviderSession session = session()) {
      assertThatThrownBy(() -> session.call(other, Object::toString))
          .hasMessage("provider type s3 is not present; present are test");
    }
  }

  @Test
  void waitsForRunningCallsBeforeRemovingAFactory() throws Exception {
    Recording factory = new Recording("it");
    ProviderRegistry patient = new ProviderRegistry(ExtensionResolver.NONE, Duration.ofSeconds(30));
    patient.add(factory, "a", 0);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ProviderSession session =
        patient.session(new ProviderResources((s, t, e) -> new Client(), Map.of(), directory))) {
      FutureTask<String> call =
          new FutureTask<>(
              () ->
                  session.call(
                      entry("x"),
                      provider -> {
                        running.countDown();
                        go.await();
                        events.add("called");
                        return "done";
                      }));
      Thread caller = new Thread(call);
      caller.start();
      running.await();
      Thread remover = new Thread(() -> patient.remove(factory));
      remover.start();
      while (remover.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      go.countDown();
      remover.join();

      assertThat(call.get()).isEqualTo("done");
      assertThat(events).containsExactly("create it", "called", "close it");
    }
  }
}
