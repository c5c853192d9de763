// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls and periodic tasks at the end of the server, and when they fail. */
class CallClockTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void endsACallAfterCloseBecauseTheServerIsStopping() {
    CallClock clock = new CallClock("test-clock");
    clock.close();
    RunningCall call = new RunningCall();

    assertThatThrownBy(() -> clock.<ProblemException>run(call, LONG, running -> {}))
        .isInstanceOf(InterruptedException.class);

    assertThat(call.reason()).isEqualTo(RunningCall.Reason.STOPPING);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void repeatsATaskThatFails() throws Exception {
    CountDownLatch runs = new CountDownLatch(3);
    try (CallClock clock = new CallClock("test-clock")) {
      clock.repeat(
          Duration.ofMillis(1),
          () -> {
            runs.countDown();
            throw new IllegalStateException("a failure of this test");
          });

      assertThat(runs.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void reportsAnInterruptWithoutAReasonAsACancelledCall() {
    ProblemException reported = CallFailures.translated(new InterruptedException(), null);

    assertThat(reported)
        .isInstanceOfSatisfying(
            EndpointException.class,
            cancelled -> assertThat(cancelled.code()).isEqualTo(EndpointProblem.CANCELLED));
  }
}
