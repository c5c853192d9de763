// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A location that depends on a variable: another value makes a lock stale, but an unset variable
 * does not, since its value is unknown then.
 */
class UnsetPlaceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | url: '${PLACE}/files' | https://one.example.com",
        "gcs | bucket: '${PLACE}' | team-one",
        "gcs | {bucket: b-1, prefix: 'x/${PLACE}'} | one",
        "gcs | {bucket: b-1, endpoint: '${PLACE}'} | https://one.example.com",
        "s3 | bucket: '${PLACE}' | team-one",
        "s3 | {bucket: b-1, endpoint: '${PLACE}'} | https://one.example.com",
        "git | url: '${PLACE}' | https://one.example.com/a.git",
        "go | proxy: '${PLACE}' | https://one.example.com",
        "go | proxy: ['${PLACE}', direct] | https://one.example.com",
      })
  void makesNoLockStaleForLackOfItsVariable(String type, String options, String value)
      throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("config.yaml"),
            """
            plugins:
              providers: [{type: %s, name: main, %s, ca_file: "/none/${OTHER}"}]
              plugins: [{provider: main, output: neo, path: neo, version: v1.0.0}]
            """
                .formatted(type, options.replaceAll("^[{]|[}]$", "")));
    LockInputs locked = inputs(file, Map.of("PLACE", value, "OTHER", "ca.pem"));

    assertThat(locked.changeTo(inputs(file, Map.of("PLACE", value)))).isEmpty();
    assertThat(locked.changeTo(inputs(file, Map.of()))).isEmpty();
    assertThat(inputs(file, Map.of()).source()).isEmpty();
    assertThat(locked.changeTo(inputs(file, Map.of("PLACE", value.replace("one", "two")))))
        .isPresent();
  }

  private static LockInputs inputs(Path file, Map<String, String> variables) throws Exception {
    Map<String, String> environment = new java.util.HashMap<>(variables);
    environment.put("HOME", "/nowhere");
    PluginConfig config =
        new ConfigReader(new Types()).readDeferred(new ConfigFile(file, environment));
    return LockInputs.of(
        config.plugins().get(0),
        config.providers().get(0),
        new Types().find(config.providers().get(0).spec().type()).orElseThrow());
  }
}
