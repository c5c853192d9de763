// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.s3.S3ProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A bucket with prepared responses. */
final class S3Answers implements Source {
  static final String KEY = "neo/optimus-neo";
  static final String PATH = "/" + S3Source.BUCKET + "/" + KEY;
  static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET_KEY = "s3cret-of/the+Answers";

  private final HttpTestServer server = HttpTestServer.start();
  private final Path directory;

  S3Answers(Path directory) {
    this.directory = directory;
  }

  HttpTestServer server() {
    return server;
  }

  /** Answers requests for the object. */
  S3Answers object(HttpTestServer.Answer answer) {
    server.on(PATH, answer);
    return this;
  }

  /**
   * Answers requests for the object with an error.
   *
   * @param more further elements of its document
   * @param headers each {@code Name: value}
   */
  S3Answers error(int status, String code, String message, String more, String... headers) {
    String document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message>"
            + more
            + "<RequestId>4442587FB7D0A2F9</RequestId></Error>";
    return object(
        (request, wire) -> {
          List<String> all = new ArrayList<>(Arrays.asList(headers));
          all.add("Content-Type: application/xml");
          all.add("Content-Length: " + document.length());
          wire.head(status, all.toArray(String[]::new));
          if (!request.method().equals("HEAD")) {
            wire.send(document);
          }
        });
  }

  @Override
  public ProviderFactory factory() {
    return new S3ProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return Map.of(
        "bucket",
        S3Source.BUCKET,
        "endpoint",
        server.uri("").toString(),
        "service_account",
        S3Source.account(ACCESS_KEY, SECRET_KEY));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("HOME", directory + "", "AWS_EC2_METADATA_DISABLED", "true");
  }

  @Override
  public Map<String, Object> missingContainer() {
    throw new UnsupportedOperationException("has one bucket");
  }

  @Override
  public Item publish(String path, byte[] content) {
    throw new UnsupportedOperationException("answers are written by hand");
  }

  OpenProvider open() throws Exception {
    return open(options());
  }

  OpenProvider open(Map<String, Object> options) throws Exception {
    return OpenProvider.of(this, options, directory);
  }

  /** Returns the failure of resolving the object. */
  ProviderException failure() throws Exception {
    return failure(options(), Item.at(KEY));
  }

  ProviderException failure(Map<String, Object> options, Item item) throws Exception {
    try (OpenProvider provider = open(options)) {
      return told(catchThrowableOfType(ProviderException.class, () -> provider.resolve(item)));
    }
  }

  /** Returns the failure of fetching the object. */
  ProviderException failure(Artifact artifact, RecordingSink sink) throws Exception {
    try (OpenProvider provider = open()) {
      return told(
          catchThrowableOfType(ProviderException.class, () -> provider.fetch(artifact, sink)));
    }
  }

  private static ProviderException told(ProviderException failure) {
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.getMessage()).isNotBlank().doesNotContain("Exception", "null");
    assertThat(everything(failure)).matches("[^\\p{Cntrl}]+").doesNotContain(SECRET_KEY);
    return failure;
  }

  /** Returns everything that a failure could show, in one line. */
  static String everything(ProviderException failure) {
    StringBuilder text = new StringBuilder(failure.hint());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(" | ").append(cause);
      for (Throwable suppressed : cause.getSuppressed()) {
        text.append(" | ").append(suppressed);
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
