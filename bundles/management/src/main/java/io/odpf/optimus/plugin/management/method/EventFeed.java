// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.management.conversion.ComparisonMessages;
import io.odpf.optimus.plugin.management.conversion.RunningMessages;
import io.odpf.optimus.plugin.management.machine.FollowChange;
import io.odpf.optimus.plugin.proto.management.AuditEntry;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Distributes events to watchers. Never blocks: a watcher whose queue is full misses events, and
 * receives their number later. Thread-safe.
 */
public final class EventFeed implements SupervisorListener, LocationListener {
  private static final int WAITING = 1000;

  private final Clock clock;
  private final Set<Watch> watches = new CopyOnWriteArraySet<>();

  public EventFeed(Clock clock) {
    this.clock = clock;
  }

  /** The queue of events for one caller. Receives events until it is closed. */
  final class Watch implements AutoCloseable {
    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong missed = new AtomicLong();
    private final Set<String> plugins;
    private final boolean logs;
    private final boolean audit;

    private Watch(WatchEventsRequest request, boolean audit) {
      this.audit = audit;
      this.plugins = Set.copyOf(request.getPluginsList());
      this.logs = request.getLogs();
    }

    /**
     * Waits for the next event; returns null if the time elapses first. If events were missed,
     * their number follows the queued events.
     */
    @Nullable Event next(long millis) throws InterruptedException {
      long dropped = queue.isEmpty() ? missed.getAndSet(0) : 0;
      return dropped > 0
          ? RunningMessages.at(clock.instant()).setMissed(dropped).build()
          : queue.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void offer(Event event) {
      if (!queue.offer(event)) {
        missed.incrementAndGet();
      }
    }

    private boolean wants(String plugin) {
      return plugins.isEmpty() || plugins.contains(plugin);
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }

  /**
   * Begins a watch. Its first event confirms that later events will be received.
   *
   * @param audit whether the watcher may see the audit log
   */
  Watch watch(WatchEventsRequest request, boolean audit) {
    Watch watch = new Watch(request, audit);
    watches.add(watch);
    watch.offer(RunningMessages.at(clock.instant()).setWatching(true).build());
    return watch;
  }

  @Override
  public void changed(PluginEvent event) {
    for (Watch watch : watches) {
      if (watch.wants(event.plugin())) {
        watch.offer(RunningMessages.of(event));
      }
    }
  }

  @Override
  public void logged(PluginLogRecord log) {
    for (Watch watch : watches) {
      if (watch.logs && watch.wants(log.plugin())) {
        watch.offer(RunningMessages.of(log));
      }
    }
  }

  @Override
  public void missed(long records) {
    for (Watch watch : watches) {
      if (watch.logs) {
        watch.missed.addAndGet(records);
      }
    }
  }

  @Override
  public void changed(Path location) {
    for (Watch watch : watches) {
      watch.offer(
          RunningMessages.at(clock.instant()).setLocationChanged(location.toString()).build());
    }
  }

  /** Distributes a change in following the configuration. */
  public void followed(FollowChange change) {
    Event event =
        ComparisonMessages.of(change.at(), change.kind(), change.plugins(), change.problems());
    watches.forEach(watch -> watch.offer(event));
  }

  /** Distributes a new entry of the audit log, to watchers that may read it. */
  public void recorded(AuditEntry entry) {
    for (Watch watch : watches) {
      if (watch.audit) {
        watch.offer(Event.newBuilder().setAt(entry.getAt()).setAudit(entry).build());
      }
    }
  }
}
