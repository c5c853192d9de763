// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.OciRegistry;
import io.odpf.optimus.plugin.itests.daemon.OciRegistry.Demand;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry over https: manifests, logins, redirects, and mirrors. */
class OciTest {
  private static final Platform HERE =
      Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  private static final byte[] BYTES = "an artifact".getBytes(StandardCharsets.UTF_8);

  private static final Machine MACHINE = new Machine();
  private static OciRegistry registry;
  private static OciSource source;

  @TempDir Path directory;

  @BeforeAll
  static void startRegistry() {
    registry = OciSource.https(MACHINE);
    source = new OciSource(MACHINE, registry);
  }

  @AfterAll
  static void stopRegistry() {
    MACHINE.close();
  }

  @BeforeEach
  void demandTokens() {
    registry.demand(Demand.TOKEN, false);
    registry.requests();
  }

  private OpenProvider open(Map<String, Object> options) throws Exception {
    return OpenProvider.of(source, options, directory);
  }

  private static OciRegistry.File file(String title, String content) {
    return new OciRegistry.File(title, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void logsInAsDockerDoes() throws Exception {
    registry.push(OciSource.BASE + "/neo", "2.0", new OciRegistry.File("neo", BYTES));
    String login =
        Base64.getEncoder()
            .encodeToString(
                (OciRegistry.USER + ":" + OciRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
    String host = URI.create(registry.url()).getRawAuthority();

    Map<String, Object> options = new HashMap<>(source.options());
    options.remove("auth");
    options.put("docker_config", directory.resolve("config.json").toString());
    for (String name : List.of(host, "https://" + host)) {
      dockerConfig("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(name, login));
      try (OpenProvider provider = open(options)) {
        assertThat(provider.fetch(Item.of("neo@2.0", BYTES))).isEqualTo(BYTES);
      }
    }

    dockerConfig("{\"auths\": {\"other:5000\": {\"auth\": \"%s\"}}}".formatted(login));
    try (OpenProvider provider = open(options)) {
      assertThatThrownBy(() -> provider.fetch(Item.of("neo@2.0", BYTES)))
          .hasMessageContaining("no permission to read");
    }
    dockerConfig("{\"auths\": {\"%s\": {\"auth\": \"no base64 %s\"}}}".formatted(host, login));
    assertThatThrownBy(() -> open(options))
        .hasMessageContaining("a login is not base64")
        .hasMessageNotContaining(login);
  }

  private void dockerConfig(String text) throws Exception {
    Files.writeString(directory.resolve("config.json"), text);
  }

  @Test
  void takesTheManifestOfThePlatformFromAnIndex() throws Exception {
    registry.pushIndex(
        OciSource.BASE + "/neo",
        "1.0",
        Map.of(
            "plan9/mips",
            file("a", "other"),
            HERE.os() + "/" + HERE.arch(),
            new OciRegistry.File("b", BYTES)));

    try (OpenProvider provider = open(source.options())) {
      assertThat(provider.fetch(Item.of("neo@1.0", BYTES))).isEqualTo(BYTES);
    }
  }

  @Test
  void namesThePlatformsOfAnIndexThatLacksThisOne() throws Exception {
    registry.pushIndex(OciSource.BASE + "/other", "1.0", Map.of("plan9/mips", file("a", "other")));

    try (OpenProvider provider = open(source.options())) {
      assertThatThrownBy(() -> provider.resolve(Item.of("other@1.0", BYTES)))
          .hasMessageContaining("has no manifest for " + HERE.os() + "/" + HERE.arch())
          .hasMessageContaining("plan9/mips");
    }
  }

  @Test
  void takesTheNamedFileOfSeveralOrTheOneForThePlatform() throws Exception {
    String own = HERE.binaryName("neo");
    registry.push(
        OciSource.BASE + "/many",
        "1.0",
        file("README.md", "read me"),
        file(own + ".tar.gz", "mine"),
        file("optimus-neo_plan9_mips.tar.gz", "other"));

    try (OpenProvider provider = open(source.options())) {
      Item other = Item.of("many@1.0/optimus-neo_plan9_mips.tar.gz", BYTES);
      assertThat(provider.fetch(other)).asString().isEqualTo("other");
      assertThatThrownBy(() -> provider.resolve(Item.of("many@1.0/missing", BYTES)))
          .hasMessageContaining("no file 'missing'; there are README.md, ");
    }
  }

  @Test
  void keepsTheLockedBytesWhenATagMoves() throws Exception {
    registry.push(OciSource.BASE + "/moved", "latest", file("a", "first"));
    Item item = Item.of("moved@latest", BYTES);

    try (OpenProvider provider = open(source.options())) {
      Artifact locked = provider.resolve(item);
      registry.push(OciSource.BASE + "/moved", "latest", file("a", "second"));

      RecordingSink sink = new RecordingSink();
      provider.fetch(provider.resolve(item, locked.pin().orElseThrow()), sink);
      assertThat(sink.content()).asString().isEqualTo("first");
      assertThat(provider.resolve(item).pin()).isNotEqualTo(locked.pin());
    }
  }

  @Test
  void sendsNoCredentialsWhereTheRegistryRedirects() throws Exception {
    registry.push(OciSource.BASE + "/redirected", "1.0", new OciRegistry.File("a", BYTES));
    registry.demand(Demand.TOKEN, true);

    try (OpenProvider provider = open(source.options())) {
      assertThat(provider.fetch(Item.of("redirected@1.0", BYTES))).isEqualTo(BYTES);
    }
    assertThat(registry.requests())
        .anyMatch(line -> line.matches("GET /token\\?\\S+ Basic"))
        .anyMatch(line -> line.matches("BLOB \\S+ -"))
        .noneMatch(line -> line.matches("(GET|HEAD) /v2/\\S+ Basic"));
  }

  @Test
  void logsInByPasswordWhereNoTokensAreIssued() throws Exception {
    registry.push(OciSource.BASE + "/basic", "1.0", new OciRegistry.File("a", BYTES));
    registry.demand(Demand.BASIC, false);

    try (OpenProvider provider = open(source.options())) {
      assertThat(provider.fetch(Item.of("basic@1.0", BYTES))).isEqualTo(BYTES);
    }
  }

  @Test
  void readsPublicRepositoriesWithoutCredentials() throws Exception {
    registry.push(OciSource.BASE + "/public", "1.0", new OciRegistry.File("a", BYTES));
    registry.makePublic(OciSource.BASE + "/public");

    try (OpenProvider provider = open(Changed.without(source.options(), "auth"))) {
      assertThat(provider.fetch(Item.of("public@1.0", BYTES))).isEqualTo(BYTES);
    }
  }

  @Test
  void keepsAMirrorAsBlobsThatTaggedManifestsReferTo() throws Exception {
    byte[] large = Contents.random(11 * 1024 * 1024 + 17, 91);
    String name = "blobs/sha256/" + OciRegistry.sha256(large);
    Path file = Files.write(directory.resolve("large"), large);
    Path lock = Files.writeString(directory.resolve("lock"), "a lock");
    Map<String, Object> options =
        Changed.with(source.options(), "repository", OciSource.BASE + "/mirror");

    try (OpenProvider provider = open(options)) {
      BlobStore blobs = provider.blobs();
      assertThat(blobs.list("blobs/sha256/")).isEmpty();
      blobs.put(name, file, BlobWrite.IMMUTABLE);
      blobs.put("optimus-mirror.json", lock, BlobWrite.REPLACEABLE);
      blobs.put(
          "locks/config.yaml.lock", lock, BlobWrite.referring(Map.of(name, (long) large.length)));

      assertThat(blobs.list("locks/")).containsOnlyKeys("locks/config.yaml.lock");
      assertThat(blobs.list("blobs/sha256/").get(name).size()).isEqualTo(large.length);
      assertThat(provider.current(name)).isEqualTo(large);
      assertThat(provider.current("locks/config.yaml.lock")).asString().isEqualTo("a lock");
      assertThat(provider.current("optimus-mirror.json")).asString().isEqualTo("a lock");
      assertThatThrownBy(() -> provider.current("blobs/sha256/" + "0".repeat(64)))
          .isInstanceOfSatisfying(
              ProviderException.class,
              e -> assertThat(e.kind()).isEqualTo(ProviderException.Kind.NOT_FOUND));
      registry.requests();
      blobs.put(name, file, BlobWrite.IMMUTABLE);
      assertThat(registry.requests()).noneMatch(line -> line.startsWith("P"));
    }
  }
}
