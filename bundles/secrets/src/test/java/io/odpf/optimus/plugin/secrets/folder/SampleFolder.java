// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.disk.CrashPoint;
import io.odpf.optimus.plugin.secrets.key.KeyFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A folder with secrets, and a key file in a home directory beside it. */
final class SampleFolder {
  static final Instant NOW = Instant.parse("2026-11-30T20:35:04Z");
  static final Secret VALUE = Secret.of("hunter2");
  static final Secret SPACE_VALUE = Secret.of("grüße\nzwei");

  private SampleFolder() {}

  static SecretFolder of(Path directory) {
    return of(directory, CrashPoint.NONE);
  }

  static SecretFolder of(Path directory, CrashPoint crash) {
    return new SecretFolder(
        directory,
        "neo",
        new KeyFile(keyFile(directory)),
        Clock.fixed(NOW.plusMillis(7), ZoneOffset.UTC),
        crash);
  }

  static Path keyFile(Path directory) {
    return directory.resolve("configurations/secret.key");
  }

  /** Creates a folder with one secret of the project and one of the namespace {@code space}. */
  static SecretFolder filled(Path directory) throws Exception {
    SecretFolder folder = of(directory);
    folder.register("api_key", Optional.empty(), VALUE);
    folder.register("Token", Optional.of("space"), SPACE_VALUE);
    return folder;
  }

  /** Returns what {@link #filled} registers. */
  static Map<String, Secret> values() {
    return Map.of("api_key", VALUE, "Token", SPACE_VALUE);
  }
}
