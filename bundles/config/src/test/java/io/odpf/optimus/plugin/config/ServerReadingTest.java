// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that clients install from: addresses, and names in lists. */
class ServerReadingTest {
  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final ConfigReader reader = new ConfigReader(new SampleTypes());

  @BeforeEach
  void listServers() throws Exception {
    Path system =
        write(
            "system.yaml",
            """
            mode: client
            servers:
              - {name: production, url: "https://old.example.com"}
              - name: integration
                url: https://integration.example.com:9100
                token: ${INTEGRATION_TOKEN}
            """);
    Path user =
        write(
            "user.yaml",
            """
            servers:
              - name: production
                url: https://plugins.example.com:9100/optimus
                token: file:token
                ca_file: ca.pem
              - {name: wrong, url: "https://host", tokken: abc}
            """);
    write("token", "hunter2\n");
    write("ca.pem", "");
    environment.put("OPTIMUS_SERVERS", system + File.pathSeparator + user);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private HttpSettings settings(ProviderEntry server) {
    return HttpOptions.settings(server.spec().options());
  }

  private String refused(String server) {
    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> reader.server(environment, server));
    assertThat(failure).isNotNull();
    return failure.problems().get(0).code().word()
        + ": "
        + failure.getMessage()
        + " | "
        + failure.problems().get(0).hint();
  }

  @Test
  void readsTheLastEntryOfANameWithItsSecretAndFiles() throws Exception {
    ProviderEntry server = reader.server(environment, "production");
    assertThat(server.spec().type()).isEqualTo("url");
    assertThat(server.spec().name()).isEqualTo("production");
    assertThat(server.spec().options().address("url"))
        .hasToString("Optional[https://plugins.example.com:9100/optimus]");
    assertThat(((Credentials.Bearer) settings(server).credentials()).token().reveal())
        .isEqualTo("hunter2");
    assertThat(settings(server).caFile()).contains(directory.resolve("ca.pem"));
    assertThat(server.retries().attempts()).isEqualTo(7);
  }

  @Test
  void readsAnAddressWithTheTokenOfTheEnvironment() throws Exception {
    environment.put("OPTIMUS_SERVER_TOKEN", "hunter3");
    environment.put("OPTIMUS_SERVER_CA_FILE", directory.resolve("ca.pem").toString());
    ProviderEntry server = reader.server(environment, "https://plugins.example.com:9100");
    assertThat(((Credentials.Bearer) settings(server).credentials()).token().reveal())
        .isEqualTo("hunter3");
    assertThat(settings(server).caFile()).contains(directory.resolve("ca.pem"));
    environment.remove("OPTIMUS_SERVER_TOKEN");
    assertThat(settings(reader.server(environment, "https://plugins.example.com")).credentials())
        .isEqualTo(Credentials.NONE);
  }

  @Test
  void readsASocketsAddressHereAndInTheList() throws Exception {
    write(
        "user.yaml",
        "servers: [{name: local, url: \"unix:///run/optimus/manage.sock\", token: abc}]\n");
    for (String server : List.of("unix:///run/optimus/manage.sock", "local")) {
      ProviderEntry entry = reader.server(environment, server);
      assertThat(entry.spec().options().address("url")).hasToString("Optional[http://localhost]");
      assertThat(entry.spec().options().file("socket"))
          .contains(Path.of("/run/optimus/manage.sock"));
    }
  }

  @Test
  void readsTheRulesOfAServerWithoutItsSecrets() throws Exception {
    write(
        "user.yaml",
        """
        servers:
          - name: production
            url: https://plugins.example.com
            token: ${UNSET}
            policy: {providers: [releases], max_size_mib: 10}
          - {name: odd, url: "https://host", policy: {provider: [releases]}}
        """);
    PolicyRules rules = reader.serverPolicy(environment, "production");
    assertThat(rules.providers().orElseThrow().values()).containsExactly("releases");
    assertThat(rules.maxSize().orElseThrow().bytes()).isEqualTo(10 << 20);
    assertThat(reader.serverPolicy(environment, "https://host").isEmpty()).isTrue();
    assertThat(reader.serverPolicy(environment, "integration").isEmpty()).isTrue();
    assertThatThrownBy(() -> reader.serverPolicy(environment, "odd"))
        .hasMessageContaining("unknown key 'provider'");
    environment.put("UNSET", "set");
    assertThat(reader.server(environment, "production").spec().options().has("policy")).isFalse();
  }

  @Test
  void tellsWhatIsWrongWithAServer() {
    assertThat(refused("prodction"))
        .isEqualTo("unknown-server: there is no server 'prodction' | did you mean 'production'?");
    assertThat(refused("wrong")).startsWith("unknown-key: unknown key 'tokken' of a server");
    assertThat(refused("integration")).contains("INTEGRATION_TOKEN");
    assertThat(refused("ftp://plugins.example.com")).contains("unix:///path");
    environment.put("OPTIMUS_SERVER_TOKEN", "hunter3");
    assertThat(refused("http://plugins.example.com:9100")).startsWith("plain-http: ");
    environment.remove("OPTIMUS_SERVERS");
    assertThat(refused("production")).contains("no servers are listed");
    assertThatThrownBy(() -> reader.server(environment, "")).hasMessageContaining("no server");
  }
}
