// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.problem.TooManyRequestsException;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate<String> gate =
      new Gate<>(
          new RateLimit(100, 100, () -> 0), new RateLimit(0.2, 1, () -> 0), caller -> caller, 1, 1);

  private <E extends EndpointException> E refusal(Class<E> type) {
    return catchThrowableOfType(
        type,
        () ->
            gate.enter(
                "here",
                () -> {
                  throw new EndpointException(EndpointProblem.UNAUTHENTICATED, "wrong", "");
                },
                caller -> {}));
  }

  @Test
  void tellsWhenAnAddressMayTryAgainWhoseCredentialsWereRejected() {
    assertThat(refusal(EndpointException.class).code()).isEqualTo(EndpointProblem.UNAUTHENTICATED);
    TooManyRequestsException later = refusal(TooManyRequestsException.class);

    assertThat(later.seconds()).isEqualTo(5);
    assertThat(later.problems().get(0).hint()).isEqualTo("wait 5 seconds, and repeat the request");
  }
}
