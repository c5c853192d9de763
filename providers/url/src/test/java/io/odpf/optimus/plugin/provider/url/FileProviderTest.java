// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static io.odpf.optimus.plugin.provider.url.UrlFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProviderTest {
  private static final String SHA256_OF_TEST =
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  @TempDir Path folder;
  private Path file;
  private Provider provider;

  @BeforeEach
  void serveAFolder() throws Exception {
    Files.createDirectory(folder.resolve("neo 1"));
    file = Files.writeString(folder.resolve("neo 1/neo.zip"), "test");
    provider = new UrlFixture().provider(folder.toUri(), Map.of("allow_file", true));
  }

  @Test
  void pinsAFileByItsContent() throws Exception {
    Artifact artifact = resolve();
    assertThat(artifact.pin().orElseThrow()).startsWith(SHA256_OF_TEST + ";size=4;modified=");
    assertThat(artifact.size()).hasValue(4);
    assertThat(artifact.digests()).extracting(Object::toString).containsExactly(SHA256_OF_TEST);
    RecordingSink sink = RecordingSink.having(new byte[2], 2);
    provider.fetch(artifact, sink);
    assertThat(sink.content()).asString().isEqualTo("test");
    assertThat(sink.expected()).isEqualTo(4);
  }

  @Test
  void acceptsACopyWithAnotherTime() throws Exception {
    String pin = resolve().pin().orElseThrow();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(provider.resolve(request("neo 1/neo.zip").pinned(pin)).pin()).hasValue(pin);
  }

  @Test
  void reportsOtherContentAsAChange() throws Exception {
    Artifact artifact = resolve();
    for (String content : new String[] {"tes7", "longer"}) {
      Files.writeString(file, content);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
      ProviderException failure =
          catchThrowableOfType(
              ProviderException.class,
              () -> provider.resolve(artifact.request().pinned(artifact.pin().orElseThrow())));
      assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
      assertThat(failure).hasMessage(file + " changed since it was resolved");
      assertThat(
              catchThrowableOfType(
                      ProviderException.class, () -> provider.fetch(artifact, new RecordingSink()))
                  .kind())
          .isEqualTo(Kind.CHANGED);
    }
  }

  @Test
  void reportsMissingAndIrregularFiles() {
    ProviderException missing = failure("neo 2/neo.zip");
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(missing).hasMessage(folder.resolve("neo 2/neo.zip") + " does not exist");
    ProviderException directory = failure("neo 1");
    assertThat(directory.kind()).isEqualTo(Kind.INVALID);
    assertThat(directory).hasMessageContaining("is a directory");
  }

  @Test
  void pathsStayInTheFolder() {
    for (String path : new String[] {"../x", "/etc/passwd", "a/../../x", "..%2fx"}) {
      assertThat(failure(path).kind()).as(path).isEqualTo(Kind.INVALID);
    }
  }

  @Test
  void refusesAPinOfHttp() {
    for (String pin :
        new String[] {"etag:\"a\"", "sha256:12;size=1;modified=2", ";size=1;modified=x"}) {
      assertThat(
              catchThrowableOfType(
                      ProviderException.class,
                      () -> provider.resolve(request("neo 1/neo.zip").pinned(pin)))
                  .kind())
          .as(pin)
          .isEqualTo(Kind.INVALID);
    }
  }

  @Test
  void filesMustBeAllowed() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class, () -> new UrlFixture().provider(folder.toUri()));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.hint()).contains("allow_file: true");
  }

  @Test
  void refusesAnAddressOfAnotherMachine() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                new UrlFixture()
                    .provider(URI.create("file://server/share"), Map.of("allow_file", true)));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
  }

  private Artifact resolve() throws Exception {
    return provider.resolve(request("neo 1/neo.zip"));
  }

  private ProviderException failure(String path) {
    return catchThrowableOfType(ProviderException.class, () -> provider.resolve(request(path)));
  }
}
