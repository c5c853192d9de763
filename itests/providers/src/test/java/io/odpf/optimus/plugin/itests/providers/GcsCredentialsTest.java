// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of the gcs provider, and the messages for unusable keys. */
@TestInstance(Lifecycle.PER_CLASS)
class GcsCredentialsTest {
  private static final byte[] CONTENT = Contents.random(5000, 1);

  private final Machine machine = new Machine();
  private FakeGcs server;
  private GcsSource source;

  @TempDir private Path directory;

  @BeforeAll
  void start() {
    server = GcsSource.http(machine);
    source = new GcsSource(machine, server);
    server.makeBucket(GcsSource.BUCKET);
    server.put(GcsSource.BUCKET, "releases/neo", CONTENT);
  }

  @BeforeEach
  void forget() {
    server.tokenLifetime(Duration.ofHours(1));
    server.forgetRequests();
  }

  @AfterAll
  void stop() {
    machine.close();
  }

  @Test
  void readsWithAKeyInBase64() throws Exception {
    assertThat(fetch(source.options(), Map.of())).isEqualTo(CONTENT);
  }

  @Test
  void readsWithAKeyInAFile() throws Exception {
    Path encoded =
        Files.writeString(directory.resolve("key.base64"), GcsSource.encoded(server.key()) + "\n");

    assertThat(fetch(withAccount("file:" + encoded), Map.of())).isEqualTo(CONTENT);
    assertThat(fetch(withAccount("file:" + server.key()), Map.of())).isEqualTo(CONTENT);
  }

  @Test
  void readsWithAUsersLogin() throws Exception {
    assertThat(fetch(withAccount(GcsSource.encoded(server.userCredentials())), Map.of()))
        .isEqualTo(CONTENT);
  }

  @Test
  void readsWithTheFileThatTheEnvironmentNames() throws Exception {
    Map<String, String> environment =
        Map.of(
            "GOOGLE_APPLICATION_CREDENTIALS",
            server.key().toString(),
            "GCE_METADATA_HOST",
            "metadata.invalid");

    assertThat(fetch(withoutAccount(), environment)).isEqualTo(CONTENT);
  }

  @Test
  void readsWithTheLoginThatGcloudKeeps() throws Exception {
    Path config = Files.createDirectories(directory.resolve("gcloud"));
    Files.copy(server.userCredentials(), config.resolve("application_default_credentials.json"));

    assertThat(fetch(withoutAccount(), Map.of("CLOUDSDK_CONFIG", config.toString())))
        .isEqualTo(CONTENT);
  }

  @Test
  void readsWithTheMachinesAccount() throws Exception {
    assertThat(fetch(withoutAccount(), Map.of("GCE_METADATA_HOST", server.metadataHost())))
        .isEqualTo(CONTENT);
  }

  @Test
  void renewsATokenThatExpires() throws Exception {
    server.tokenLifetime(Duration.ofSeconds(1));

    try (OpenProvider provider =
        OpenProvider.of(new Caller(source.options(), Map.of()), source.options(), directory)) {
      assertThat(provider.fetch(Item.at("neo"))).isEqualTo(CONTENT);
      assertThat(provider.fetch(Item.at("neo"))).isEqualTo(CONTENT);
    }

    assertThat(server.requests().stream().filter(one -> one.path().equals("/token")).count())
        .isGreaterThan(1);
  }

  @Test
  void reportsAKeyThatTheTokenEndpointRefuses() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> fetch(withAccount(GcsSource.encoded(server.forgedKey())), Map.of()));

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure)
        .hasMessage(
            "no token for service account good@test-project.iam.gserviceaccount.com: "
                + server.tokenUri()
                + " answered 400 invalid_grant: Invalid JWT Signature.");
    assertThat(failure.hint()).startsWith("the key was deleted or does not belong to this account");
  }

  @Test
  void refusesAKeyThatIsCutOffWhenTheConfigurationIsRead() {
    String key = GcsSource.encoded(server.key());

    assertRefused(
        key.substring(0, 400), "service_account is truncated: the JSON of the key ends early");
    assertRefused("key.json", "service_account is not base64, or is truncated");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void sendsNothingToAnEndpointThatIsNotAllowed() {
    Map<String, Object> options = Changed.without(source.options(), "token_uris");

    PluginManagerException failure =
        catchThrowableOfType(PluginManagerException.class, () -> fetch(options, Map.of()));

    assertThat(failure)
        .hasMessage(
            "service_account names the token endpoint "
                + server.tokenUri()
                + ", which is not one of Google's");
    assertThat(server.requests()).isEmpty();
  }

  private void assertRefused(String account, String message) {
    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> fetch(withAccount(account), Map.of()));

    assertThat(failure).hasMessage(message);
    assertThat(failure.toString()).doesNotContain(account);
  }

  private Map<String, Object> withAccount(String account) {
    return Changed.with(source.options(), "service_account", account);
  }

  private Map<String, Object> withoutAccount() {
    return Changed.without(source.options(), "service_account");
  }

  private byte[] fetch(Map<String, Object> options, Map<String, String> environment)
      throws Exception {
    try (OpenProvider provider =
        OpenProvider.of(new Caller(options, environment), options, directory)) {
      return provider.fetch(Item.at("neo"));
    }
  }

  /** A bucket, read by a process with its own environment. */
  private final class Caller implements Source {
    private final Map<String, Object> options;
    private final Map<String, String> environment;

    Caller(Map<String, Object> options, Map<String, String> environment) {
      this.options = options;
      this.environment = new LinkedHashMap<>(environment);
    }

    @Override
    public ProviderFactory factory() {
      return source.factory();
    }

    @Override
    public Map<String, Object> options() {
      return options;
    }

    @Override
    public Map<String, String> environment() {
      return environment;
    }

    @Override
    public Map<String, Object> missingContainer() {
      return source.missingContainer();
    }

    @Override
    public Item publish(String path, byte[] content) {
      return source.publish(path, content);
    }

    @Override
    public void close() {
      // The class closes the bucket.
    }
  }
}
