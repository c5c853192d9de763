// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.s3.S3SessionService;
import io.odpf.optimus.plugin.itests.s3.Versitygw;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The users who may read a bucket of versitygw, and the origin of their keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3CredentialsTest {
  private static final String PUBLIC = "public-plugins";
  private static final byte[] CONTENT = Contents.random(1000, 90);
  private static final Item ITEM = Item.of("neo/optimus-neo", CONTENT);

  private final Machine machine = new Machine();
  private Versitygw server;
  private S3SessionService sessions;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server =
        machine.runs(
            Versitygw.start(
                Machine.fixture("versitygw"), Machine.cache(), machine.directory("s3")));
    server.buckets().make(S3Source.BUCKET);
    server.buckets().put(S3Source.BUCKET, ITEM.path(), CONTENT);
    server.buckets().makePublic(PUBLIC);
    server.buckets().put(PUBLIC, ITEM.path(), CONTENT);
    sessions =
        machine.runs(
            S3SessionService.start(
                Machine.fixture("versitygw"), Machine.cache(), machine.directory("i")));
    sessions.server().buckets().make(S3Source.BUCKET);
    sessions.server().buckets().put(S3Source.BUCKET, ITEM.path(), CONTENT);
  }

  @AfterAll
  void stop() {
    machine.close();
  }

  /** A user of a bucket, with an environment and a home directory. */
  private final class User implements Source {
    private final Map<String, Object> options = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    User(Versitygw store, String bucket) {
      options.put("bucket", bucket);
      options.put("endpoint", store.url());
      environment.put("HOME", directory + "");
      environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    User option(String name, Object value) {
      options.put(name, value);
      return this;
    }

    User variable(String name, Object value) {
      environment.put(name, value + "");
      return this;
    }

    byte[] fetch() throws Exception {
      try (OpenProvider provider = OpenProvider.of(this, options, directory)) {
        return provider.fetch(ITEM);
      }
    }

    ProviderException failure() {
      ProviderException failure = catchThrowableOfType(ProviderException.class, this::fetch);
      assertThat(failure).as("a failure").isNotNull();
      assertThat(S3Answers.everything(failure))
          .doesNotContain(Versitygw.SECRET_KEY, Versitygw.USER_SECRET_KEY);
      return failure;
    }

    @Override
    public ProviderFactory factory() {
      return new io.odpf.optimus.plugin.provider.s3.S3ProviderFactory();
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
      throw new UnsupportedOperationException("the suite asks for it");
    }

    @Override
    public Item publish(String path, byte[] content) {
      throw new UnsupportedOperationException("the suite asks for it");
    }

    @Override
    public void close() {}
  }

  private User user() {
    return new User(server, S3Source.BUCKET);
  }

  private Path file(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void opensABucketWithKeysOfTheEnvironment() throws Exception {
    User user =
        user()
            .variable("AWS_ACCESS_KEY_ID", Versitygw.ACCESS_KEY)
            .variable("AWS_SECRET_ACCESS_KEY", Versitygw.SECRET_KEY);

    assertThat(user.fetch()).isEqualTo(CONTENT);
  }

  @Test
  void opensABucketWithKeysOfAProfile() throws Exception {
    file(
        ".aws/credentials",
        "[ci]\naws_access_key_id = "
            + Versitygw.ACCESS_KEY
            + "\naws_secret_access_key = "
            + Versitygw.SECRET_KEY
            + "\n");

    assertThat(user().variable("AWS_PROFILE", "ci").fetch()).isEqualTo(CONTENT);
  }

  @Test
  void opensABucketWithAConfiguredProfile() throws Exception {
    String profile =
        "[default]\naws_access_key_id="
            + Versitygw.ACCESS_KEY
            + "\naws_secret_access_key="
            + Versitygw.SECRET_KEY;

    assertThat(user().option("service_account", S3Source.account(profile)).fetch())
        .isEqualTo(CONTENT);
  }

  @Test
  void opensABucketWithKeysOfAnInstance() throws Exception {
    AwsSessionCredentials lent = sessions.issue(Duration.ofMinutes(10));
    String role = "/latest/meta-data/iam/security-credentials/";
    try (HttpTestServer metadata = HttpTestServer.start()) {
      metadata
          .on("/latest/api/token", (request, wire) -> wire.answer(200, "text/plain", "t0ken"))
          .on(role, (request, wire) -> wire.answer(200, "text/plain", "reader"))
          .on(
              role + "reader",
              (request, wire) ->
                  wire.answer(
                      200,
                      "application/json",
                      "{\"AccessKeyId\": \""
                          + lent.accessKeyId()
                          + "\", \"SecretAccessKey\": \""
                          + lent.secretAccessKey()
                          + "\", \"Token\": \""
                          + lent.sessionToken()
                          + "\", \"Expiration\": \""
                          + Instant.now().plusSeconds(600)
                          + "\"}"));
      User user =
          new User(sessions.server(), S3Source.BUCKET)
              .variable("AWS_EC2_METADATA_DISABLED", "false")
              .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.uri(""));

      assertThat(user.fetch()).isEqualTo(CONTENT);
      assertThat(metadata.requests()).as("asked once for both requests").hasSize(3);
    }
  }

  @Test
  void opensABucketWithASessionTokenUntilItExpires() throws Exception {
    assertThat(withSession(sessions.issue(Duration.ofMinutes(10))).fetch()).isEqualTo(CONTENT);

    User late = withSession(sessions.issue(Duration.ofMillis(1)));
    Eventually.until(() -> "a session that goes on", () -> late.failure() != null);

    assertThat(late.failure().kind()).isEqualTo(Kind.DENIED);
  }

  @Test
  void reportsAWrongSessionToken() {
    AwsSessionCredentials issued = sessions.issue(Duration.ofMinutes(10));
    ProviderException failure =
        withSession(
                AwsSessionCredentials.create(
                    issued.accessKeyId(), issued.secretAccessKey(), "s3-Session-Token-wrong"))
            .failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessage("the session token is not valid for its access key");
    assertThat(S3Answers.everything(failure))
        .doesNotContain(issued.secretAccessKey(), "s3-Session-Token-wrong");
  }

  private User withSession(AwsSessionCredentials credentials) {
    return new User(sessions.server(), S3Source.BUCKET)
        .option(
            "service_account",
            S3Source.account(
                "{\"access_key_id\": \""
                    + credentials.accessKeyId()
                    + "\", \"secret_access_key\": \""
                    + credentials.secretAccessKey()
                    + "\", \"session_token\": \""
                    + credentials.sessionToken()
                    + "\"}"));
  }

  @Test
  void reportsAnUnknownAccessKey() {
    ProviderException failure =
        user().option("service_account", S3Source.account("AKIANOBODY", "secret")).failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessage("the store does not know the access key id");
    assertThat(failure.hint()).isEqualTo("check the provider's service_account");
  }

  @Test
  void reportsAWrongSecret() {
    ProviderException failure =
        user()
            .variable("AWS_ACCESS_KEY_ID", Versitygw.ACCESS_KEY)
            .variable("AWS_SECRET_ACCESS_KEY", "wr0ng-s3cret")
            .failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessage("the secret access key does not belong to the access key id");
    assertThat(failure.hint()).startsWith("check the account of the default chain");
    assertThat(S3Answers.everything(failure)).doesNotContain("wr0ng-s3cret");
  }

  @Test
  void namesThePermissionThatAUserLacks() {
    ProviderException failure =
        user()
            .option(
                "service_account",
                S3Source.account(Versitygw.USER_ACCESS_KEY, Versitygw.USER_SECRET_KEY))
            .failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure).hasMessageContaining("no permission to read s3://team-plugins/neo/");
    assertThat(failure.hint()).startsWith("allow s3:GetObject to the provider's service_account;");
  }

  @Test
  void readsAPublicBucketWithoutLookingForKeys() throws Exception {
    User anonymous =
        new User(server, PUBLIC).option("anonymous", true).variable("AWS_PROFILE", "no-such");

    assertThat(anonymous.fetch()).isEqualTo(CONTENT);
  }

  @Test
  void deniesAPrivateBucketAnonymously() {
    ProviderException failure = user().option("anonymous", true).failure();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure.hint()).contains("set service_account instead of anonymous");
  }

  @Test
  void reportsAStoreInAnotherRegion() {
    ProviderException failure =
        user()
            .option("service_account", S3Source.account(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY))
            .option("region", "eu-west-1")
            .failure();

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("region");
    assertThat(failure.hint()).contains("region");
  }

  @Test
  void refusesAMalformedRegionBeforeAnyRequest() {
    ProviderException failure =
        user()
            .option("service_account", S3Source.account(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY))
            .variable("AWS_REGION", "evil.example.com/")
            .failure();

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("gets no valid region from its environment");
  }
}
