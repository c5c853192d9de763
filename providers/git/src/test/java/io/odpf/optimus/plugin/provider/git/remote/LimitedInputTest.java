// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LimitedInputTest {
  private static final int MOST = 3 << 20;

  @Test
  void deliversBytesUpToTheLimit() throws Exception {
    try (InputStream limited = limited(MOST)) {
      assertThat(limited.readAllBytes()).hasSize(MOST);
    }
  }

  @Test
  void refusesTheFirstByteAboveTheLimit() throws Exception {
    try (InputStream limited = limited(MOST + 1)) {
      assertThatThrownBy(limited::readAllBytes)
          .isInstanceOfSatisfying(
              RemoteFailure.class,
              failure ->
                  assertThat(failure.failure().kind()).isEqualTo(ProviderException.Kind.LOCAL))
          .hasMessage("the repository sends more than 3 MiB of refs");
    }
  }

  @Test
  void allowsMoreForAPackThanForRefs() throws Exception {
    try (LimitedInput limited = new LimitedInput(new ByteArrayInputStream(new byte[MOST]), 1)) {
      limited.read();
      limited.expectPack(2L << 20, new PackLimits(false, new MemoryBudget(1L << 40)));
      assertThatThrownBy(limited::readAllBytes).hasMessage("the repository sends more than 2 MiB");
    }
  }

  private static InputStream limited(int length) {
    return new LimitedInput(new ByteArrayInputStream(new byte[length]), MOST);
  }
}
