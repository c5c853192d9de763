// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Checks that the clock is plausible. A wrong clock makes valid certificates appear invalid. */
final class ClockCheck implements Check {
  private static final Duration LATEST = Duration.ofDays(20 * 365L);

  private final Clock clock;

  ClockCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> run(Machine machine) {
    Path program = machine.installation().home().resolve("lib/optimus.jar");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      Instant built =
          Files.getLastModifiedTime(program).toInstant().truncatedTo(ChronoUnit.SECONDS);
      if (now.isBefore(built) || now.isAfter(built.plus(LATEST))) {
        return List.of(
            Finding.failed(
                "the clock says " + now + ", but this program was made on " + built,
                "set the clock, or have it set: timedatectl set-ntp true"));
      }
    } catch (IOException e) {
      return List.of(
          Finding.warning(
              "the clock says " + now + ", which cannot be confirmed here",
              "compare it with another clock"));
    }
    return List.of(Finding.ok(now.toString()));
  }
}
