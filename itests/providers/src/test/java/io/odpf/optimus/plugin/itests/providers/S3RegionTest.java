// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets of Amazon in other regions. A proxy redirects Amazon's hosts to this test. */
class S3RegionTest {
  private static final String HOST = "team-plugins.s3.%s.amazonaws.com";
  private static final String PATH = "/" + S3Answers.KEY;
  private static final Item ITEM = Item.at(S3Answers.KEY);

  @TempDir Path directory;
  private S3Answers source;
  private HttpTestServer amazon;
  private Path authority;

  @BeforeEach
  void start() {
    source = new S3Answers(directory);
    TestAuthority issuer = TestAuthority.create("of Amazon's hosts");
    authority = TestIdentity.writePem(directory.resolve("ca.pem"), issuer.certificate());
    amazon =
        HttpTestServer.start(
            issuer.issue(HOST.formatted("us-east-1"), HOST.formatted("eu-west-1")).tls(), false);
    source.server().on("CONNECT", (request, wire) -> wire.head(200).tunnel(amazon.port()));
  }

  @AfterEach
  void stop() {
    source.close();
    amazon.close();
  }

  private Map<String, Object> options() {
    return Map.of(
        "bucket",
        S3Source.BUCKET,
        "ca_file",
        authority + "",
        "proxy",
        source.server().uri("").toString(),
        "service_account",
        S3Source.account(S3Answers.ACCESS_KEY, S3Answers.SECRET_KEY));
  }

  /** Serves the bucket in the configured region only. */
  private void bucketIsIn(String region, int status) {
    amazon.on(
        PATH,
        (request, wire) -> {
          boolean here = request.header("Host").equals(HOST.formatted(region));
          wire.head(
              here ? 200 : status,
              "x-amz-bucket-region: " + region,
              "ETag: \"tag\"",
              "Content-Length: 4");
          if (!request.method().equals("HEAD")) {
            wire.send("here");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400})
  void movesToTheRegionThatAmazonNames(int status) throws Exception {
    bucketIsIn("eu-west-1", status);

    try (OpenProvider provider = source.open(options())) {
      assertThat(provider.fetch(ITEM)).asString(StandardCharsets.US_ASCII).isEqualTo("here");
    }

    assertThat(amazon.requests())
        .extracting(request -> request.method() + " " + request.header("Host"))
        .containsExactly(
            "HEAD " + HOST.formatted("us-east-1"),
            "HEAD " + HOST.formatted("eu-west-1"),
            "GET " + HOST.formatted("eu-west-1"));
    assertThat(amazon.lastRequest().header("Authorization")).contains("/eu-west-1/s3/aws4_request");
  }

  @Test
  void staysInAConfiguredRegion() throws Exception {
    bucketIsIn("eu-west-1", 301);

    ProviderException failure =
        source.failure(Changed.with(options(), "region", "us-east-1"), ITEM);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage("bucket team-plugins is in region eu-west-1, not in us-east-1");
    assertThat(failure.hint()).isEqualTo("set the provider's region: eu-west-1");
    assertThat(amazon.requests())
        .extracting(request -> request.header("Host"))
        .containsOnly(HOST.formatted("us-east-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn-north-1", "x.evil.example.com/#", "eu-west-1.evil.example.com"})
  void sendsNoKeysToAnotherDomain(String region) throws Exception {
    bucketIsIn(region, 301);

    assertThat(source.failure(options(), ITEM).kind()).isEqualTo(Kind.INVALID);
    assertThat(amazon.requests())
        .extracting(request -> request.header("Host"))
        .containsOnly(HOST.formatted("us-east-1"));
  }

  @Test
  void startsInTheRegionOfTheEnvironment() throws Exception {
    bucketIsIn("eu-west-1", 301);
    S3Answers inEurope = source;

    try (OpenProvider provider =
        OpenProvider.of(new InRegion(inEurope, "eu-west-1"), options(), directory)) {
      provider.resolve(ITEM);
    }

    assertThat(amazon.requests())
        .extracting(request -> request.header("Host"))
        .containsExactly(HOST.formatted("eu-west-1"));
  }

  /** Returns a source whose configuration names the region. */
  private record InRegion(S3Answers source, String region)
      implements io.odpf.optimus.plugin.provider.suite.Source {
    @Override
    public io.odpf.optimus.plugin.api.provider.ProviderFactory factory() {
      return source.factory();
    }

    @Override
    public Map<String, Object> options() {
      return source.options();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("AWS_REGION", region);
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
      source.close();
    }
  }
}
