// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Verifies that temporary credentials are checked. */
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
  void acceptsOnlyTheTokenOfTheKey() {
    AwsSessionCredentials issued = sessions.issue(Duration.ofHours(1));

    assertThat(reading(issued).text()).isEqualTo("one");
    reading(issued.copy(made -> made.sessionToken("another"))).isRefused(400, "InvalidToken");
    reading(AwsBasicCredentials.create(issued.accessKeyId(), issued.secretAccessKey()))
        .isRefused(403, "InvalidAccessKeyId");
    reading(issued.copy(made -> made.secretAccessKey("another")))
        .isRefused(403, "SignatureDoesNotMatch");
  }

  @Test
  void refusesExpiredCredentials() {
    AwsSessionCredentials issued = sessions.issue(Duration.ofMillis(10));

    Eventually.until(() -> "the credentials expire", () -> isOver(issued));
    reading(issued).isRefused(403, "InvalidAccessKeyId");
  }

  private boolean isOver(AwsCredentials credentials) {
    try {
      reading(credentials).text();
      return false;
    } catch (S3Exception e) {
      return true;
    }
  }

  private Reading reading(AwsCredentials credentials) {
    return new Reading(sessions.server().client(credentials), "bucket");
  }
}
