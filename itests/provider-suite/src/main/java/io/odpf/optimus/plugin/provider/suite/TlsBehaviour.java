// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of sources whose certificate is signed by an authority of the tests' own. {@link Source#options}
 * trusts it.
 */
public interface TlsBehaviour extends Sourced {

  /** The options, trusting whom this machine trusts. */
  Map<String, Object> withoutAuthority();

  /** The options, trusting another authority. */
  Map<String, Object> otherAuthority();

  @Test
  default void a_certificate_of_an_unknown_authority_is_refused(@TempDir Path directory)
      throws Exception {
    Item item = source().publish("tls/unknown", Contents.random(1000, 70));

    ProviderException failure = Failures.of(source(), withoutAuthority(), item, directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure.getMessage() + failure.hint()).contains("ca_file");
  }

  @Test
  default void a_certificate_of_another_authority_is_refused(@TempDir Path directory)
      throws Exception {
    Item item = source().publish("tls/other", Contents.random(1000, 71));

    assertThat(Failures.of(source(), otherAuthority(), item, directory).kind())
        .isEqualTo(ProviderException.Kind.INVALID);
  }
}
