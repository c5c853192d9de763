// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Reads configurations with the provider types of the distribution. */
abstract class ProviderTypesTestCase {
  @TempDir Path directory;

  static String s3(String account) {
    return "type: s3\nname: p\nbucket: team\nservice_account: " + account;
  }

  List<String> findings(String provider, String config) throws IOException {
    String yaml =
        "plugins:\n  providers:\n  - "
            + provider.strip().replace("\n", "\n    ")
            + "\n  plugins:\n  - provider: p\n    output: x\n    path: y\n    config: "
            + config
            + "\n";
    try {
      read(yaml);
      return List.of();
    } catch (PluginManagerException e) {
      return e.problems().stream()
          .map(
              problem ->
                  problem.position().map(at -> at.line() + ":" + at.column()).orElse("")
                      + " "
                      + problem.message()
                      + (problem.hint().isEmpty() ? "" : " | " + problem.hint()))
          .toList();
    }
  }

  PluginConfig read(String yaml) throws IOException, PluginManagerException {
    Path file = Files.writeString(directory.resolve("config.yaml"), yaml);
    return new ConfigReader(new Types())
        .read(
            new ConfigFile(
                file,
                Map.of(
                    "HOME",
                    directory.resolve("home").toString(),
                    "PLUGINS_TOKEN",
                    "t",
                    "GCS_SA_BASE64",
                    googleLogin(),
                    "S3_SA_BASE64",
                    base64("{'access_key_id': 'a', 'secret_access_key': 's'}"))));
  }

  /** A login as gcloud stores it, reduced to the required fields. */
  static String googleLogin() {
    return base64(
        "{'type':'authorized_user','client_id':'c','client_secret':'s','refresh_token':'r'}");
  }

  /** Returns a quoted text. */
  static String base64(String text) {
    return Base64.getEncoder()
        .encodeToString(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
