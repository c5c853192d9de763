// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Expected failures of a provider. */
final class Failures {
  private Failures() {}

  /** Returns the failure that the user sees if an item cannot be fetched with these options. */
  static ProviderException of(Source source, Map<String, Object> options, Item item, Path directory)
      throws PluginManagerException, InterruptedException {
    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return told(failure);
    }
    throw new AssertionError("nothing failed");
  }

  /** Returns a failure that has a message, and a hint if there is a remedy. */
  static ProviderException told(ProviderException failure) {
    assertThat(failure.getMessage())
        .as("message")
        .isNotBlank()
        .doesNotContain("Exception", "null")
        .matches("[^\\p{Cntrl}]+");
    if (failure.kind() != ProviderException.Kind.UNAVAILABLE) {
      assertThat(failure.hint()).as("hint of: " + failure.getMessage()).isNotBlank();
    }
    return failure;
  }

  /** Returns everything that a failure could show: messages, hints, causes. */
  static String everything(ProviderException failure) {
    StringBuilder text = new StringBuilder(failure.hint());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append('\n').append(cause);
      text.append('\n').append(Arrays.toString(cause.getSuppressed()));
    }
    return text.toString();
  }
}
