// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of sources that want to know who asks. {@link Source#options} holds what they want. */
public interface CredentialBehaviour extends Sourced {

  /** A part of {@link #wrongCredentials} that nobody may ever see. */
  String SECRET = "wr0ng-s3cret-of-the-suite";

  /** The options without any credentials. */
  Map<String, Object> withoutCredentials();

  /** The options with credentials that hold {@link #SECRET} and are not the right ones. */
  Map<String, Object> wrongCredentials();

  @Test
  default void without_credentials_it_is_denied(@TempDir Path directory) throws Exception {
    Item item = source().publish("auth/none", Contents.random(1000, 60));

    assertThat(Failures.of(source(), withoutCredentials(), item, directory).kind())
        .isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  default void with_wrong_credentials_it_is_denied_and_they_are_not_shown(@TempDir Path directory)
      throws Exception {
    Item item = source().publish("auth/wrong", Contents.random(1000, 61));

    ProviderException failure = Failures.of(source(), wrongCredentials(), item, directory);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(Failures.everything(failure)).doesNotContain(SECRET);
  }
}
