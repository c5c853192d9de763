// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.time.GoDuration;
import io.odpf.optimus.plugin.jobs.time.InvalidDurationException;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code behavior}. */
final class BehaviorReader {
  private static final List<String> EVENTS = List.of("sla_miss", "failure");

  private BehaviorReader() {}

  static Behavior read(Section root) {
    Optional<Section> section = root.section("behavior");
    if (section.isEmpty()) {
      return new Behavior(false, false, Behavior.Retry.NONE, List.of());
    }
    Behavior behavior =
        new Behavior(
            section.get().flag("depends_on_past"),
            section.get().flag("catch_up"),
            retry(section.get()),
            notifications(section.get()));
    section.get().ignore("webhook");
    section.get().refuseOthers();
    return behavior;
  }

  private static Behavior.Retry retry(Section behavior) {
    Optional<Section> section = behavior.section("retry");
    if (section.isEmpty()) {
      return Behavior.Retry.NONE;
    }
    Behavior.Retry retry =
        new Behavior.Retry(
            section.get().whole("count").orElse(0),
            delay(section.get()),
            section.get().flag("exponential_backoff"));
    section.get().refuseOthers();
    return retry;
  }

  private static Duration delay(Section section) {
    String text = section.text("delay");
    if (!text.isEmpty()) {
      try {
        return GoDuration.parse(text);
      } catch (InvalidDurationException e) {
        section.refuse(
            "delay",
            JobProblem.DURATION,
            "is not a duration: " + TerminalText.passage(e.getMessage()),
            GoDuration.hint());
      }
    }
    return Duration.ZERO;
  }

  private static List<Behavior.Notification> notifications(Section behavior) {
    List<Behavior.Notification> notifications = new ArrayList<>();
    for (Section section : behavior.sections("notify")) {
      String on = section.text("on");
      if (!on.isEmpty() && !EVENTS.contains(on)) {
        String question = DidYouMean.question(on, EVENTS);
        section.refuse(
            "on",
            ConfigProblem.INVALID_VALUE,
            "is not an event: " + TerminalText.quote(on),
            question.isEmpty() ? "known events: " + String.join(", ", EVENTS) : question);
      }
      notifications.add(
          new Behavior.Notification(on, section.map("config"), section.texts("channels")));
      section.ignore("severity", "team");
      section.refuseOthers();
    }
    return notifications;
  }
}
