// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.WatchEventsRequest;
import java.time.Duration;

/** The method {@code WatchEvents}. */
final class EventMethods {
  private final EventFeed feed;
  private final Duration silence;

  /**
   * Creates the method.
   *
   * @param silence the time without events after which the connection is kept alive
   */
  EventMethods(EventFeed feed, Duration silence) {
    this.feed = feed;
    this.silence = silence;
  }

  /** Sends events until the caller or the time limit ends the call. */
  void watch(WatchEventsRequest request, Call<Event> call)
      throws ProblemException, InterruptedException {
    boolean audit = call.caller().role().permits(Role.OPERATOR);
    try (EventFeed.Watch watch = feed.watch(request, audit)) {
      while (true) {
        Event event = watch.next(silence.toMillis());
        if (event == null) {
          call.keepAlive();
        } else {
          call.reply(event);
        }
      }
    }
  }
}
