// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for sources that require credentials. {@link Source#options} contains valid ones. */
public interface CredentialBehaviour extends Sourced {

  /** A part of {@link #wrongCredentials} that must never appear in a message. */
  String SECRET = "wr0ng-s3cret-of-the-suite";

  /** Returns the options without any credentials. */
  Map<String, Object> withoutCredentials();

  /** Returns the options with wrong credentials that contain {@link #SECRET}. */
  Map<String, Object> wrongCredentials();

  @Test
  default void refusesAccessWithoutCredentials(@TempDir Path directory) throws Exception {
    Item item = source().publish("auth/none", Contents.random(1000, 60));

    assertThat(Failures.of(source(), withoutCredentials(), item, directory).kind())
        .isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  default void refusesWrongCredentialsWithoutShowingThem(@TempDir Path directory) throws Exception {
    Item item = source().publish("auth/wrong", Contents.random(1000, 61));

    ProviderException failure = Failures.of(source(), wrongCredentials(), item, directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(Failures.everything(failure)).doesNotContain(SECRET);
  }
}
