// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Temporary credentials of S3 are verified. */
class S3SessionServiceTest {
  private S3SessionService sessions;

  @BeforeEach
  void start(@TempDir Path directory) {
    sessions = S3SessionService.start(Fixtures.sources("versitygw"), Fixtures.cache(), directory);
    sessions.server().buckets().make("bucket");
    sessions.server().buckets().put("bucket", "a", "one".getBytes(UTF_8));
  }

  @AfterEach
  void stop() {
    sessions.close();
  }

  @Test
  void takesTheTokenOfItsKeyAndNoOther() {
    AwsSessionCredentials issued = sessions.issue(Duration.ofHours(1));

    assertThat(read(issued)).isEqualTo("one");
    assertRefused(issued.copy(made -> made.sessionToken("another")), 400, "InvalidToken");
    assertRefused(
        AwsBasicCredentials.create(issued.accessKeyId(), issued.secretAccessKey()),
        403,
        "InvalidAccessKeyId");
    assertRefused(
        issued.copy(made -> made.secretAccessKey("another")), 403, "SignatureDoesNotMatch");
  }

  @Test
  void forgetsCredentialsWhoseTimeHasPassed() {
    AwsSessionCredentials issued = sessions.issue(Duration.ofMillis(10));

    Eventually.until(() -> "the credentials expire", () -> !isRead(issued));
    assertRefused(issued, 403, "InvalidAccessKeyId");
  }

  private boolean isRead(AwsCredentials credentials) {
    try {
      read(credentials);
      return true;
    } catch (S3Exception e) {
      return false;
    }
  }

  private void assertRefused(AwsCredentials credentials, int status, String code) {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> read(credentials))
        .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(status))
        .satisfies(failure -> assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private String read(AwsCredentials credentials) {
    try (S3Client client = sessions.server().client(credentials)) {
      return client.getObjectAsBytes(r -> r.bucket("bucket").key("a")).asUtf8String();
    }
  }
}
