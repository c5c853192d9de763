// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests for sources with a certificate of a test authority, which {@link Source#options} trusts.
 */
public interface TlsBehaviour extends Sourced {

  /** Returns the options that trust only the machine's authorities. */
  Map<String, Object> withoutAuthority();

  /** Returns the options that trust another authority. */
  Map<String, Object> otherAuthority();

  @Test
  default void refusesACertificateOfAnUnknownAuthority(@TempDir Path directory) throws Exception {
    Item item = source().publish("tls/unknown", Contents.random(1000, 70));

    ProviderException failure = Failures.of(source(), withoutAuthority(), item, directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure.getMessage() + failure.hint()).contains("ca_file");
  }

  @Test
  default void refusesACertificateOfAnotherAuthority(@TempDir Path directory) throws Exception {
    Item item = source().publish("tls/other", Contents.random(1000, 71));

    assertThat(Failures.of(source(), otherAuthority(), item, directory).kind())
        .isEqualTo(ProviderException.Kind.INVALID);
  }
}
