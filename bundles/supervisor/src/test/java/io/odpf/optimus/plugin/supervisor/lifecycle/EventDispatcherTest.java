// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDispatcherTest {
  private static final PluginEvent EVENT =
      new PluginEvent(
          Instant.EPOCH, "neo", PluginState.STARTING, PluginState.READY, "", Optional.empty());

  /** Takes nothing until it is told to. */
  private static final class SlowListener implements SupervisorListener {
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(2);
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();

    @Override
    public void changed(PluginEvent event) {
      reached.countDown();
      try {
        ready.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void logged(PluginLogRecord log) {
      records.incrementAndGet();
      characters.addAndGet(log.message().length());
    }

    @Override
    public void missed(long count) {
      missed.addAndGet(count);
    }
  }

  private static PluginLogRecord log(String message) {
    return new PluginLogRecord(
        Instant.EPOCH,
        "neo",
        PluginLogRecord.Stream.STDERR,
        System.Logger.Level.INFO,
        message,
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64 << 10})
  void boundsRecordsForASlowListenerAndReportsHowManyItMissed(int length) throws Exception {
    SlowListener listener = new SlowListener();
    PluginLogRecord log = log("x".repeat(length));
    int all = 20_000;
    try (EventDispatcher dispatcher = new EventDispatcher(Thread::new)) {
      dispatcher.add(listener);
      dispatcher.changed(EVENT);

      for (int i = 0; i < all; i++) {
        dispatcher.logged(log);
      }
      dispatcher.changed(EVENT);
      listener.ready.countDown();
      listener.reached.await();
    }

    assertThat(listener.missed).hasPositiveValue();
    assertThat(listener.records.get() + listener.missed.get()).isEqualTo(all);
    assertThat(listener.records).hasValueLessThanOrEqualTo(10_000);
    assertThat(listener.characters).hasValueLessThanOrEqualTo(8 << 20);
  }

  @Test
  void deliversEverythingToAListenerThatKeepsUp() throws Exception {
    SlowListener listener = new SlowListener();
    listener.ready.countDown();
    try (EventDispatcher dispatcher = new EventDispatcher(Thread::new)) {
      dispatcher.add(listener);
      dispatcher.changed(EVENT);
      for (int i = 0; i < 100; i++) {
        dispatcher.logged(log("line"));
      }
      dispatcher.changed(EVENT);
      listener.reached.await();
    }

    assertThat(listener.records).hasValue(100);
    assertThat(listener.missed).hasValue(0);
  }
}
