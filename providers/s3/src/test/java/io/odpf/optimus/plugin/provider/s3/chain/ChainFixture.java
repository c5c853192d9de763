// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.suite.LendingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A user with a home directory, on a machine outside Amazon, and the real client. */
final class ChainFixture extends LendingContext {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  ChainFixture(Path home) {
    this.home = home;
    environment.put("HOME", home + "");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  ChainFixture with(String name, Object value) {
    environment.put(name, value + "");
    return this;
  }

  /** Writes a file below the home directory. */
  Path file(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DefaultChain chain() throws ProviderException {
    return DefaultChain.of(
        this, HttpSettings.DEFAULT, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  AccessKeys find() throws ProviderException, InterruptedException {
    return chain().find();
  }

  ProviderException failure() {
    ProviderException failure = catchThrowableOfType(ProviderException.class, this::find);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.hint()).as("hint of: " + failure.getMessage()).isNotBlank();
    return failure;
  }

  @Override
  public Timeouts timeouts() {
    return Timeouts.DEFAULT;
  }

  @Override
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }
}
