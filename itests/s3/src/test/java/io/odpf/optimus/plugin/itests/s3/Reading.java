// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads an object of a bucket, {@code a} unless another key is set. */
record Reading(S3Client client, String bucket) {

  /** Returns the object. */
  String text() {
    return text(request -> {});
  }

  /** Returns the object, requested with further parameters. */
  String text(Consumer<GetObjectRequest.Builder> more) {
    return client
        .getObjectAsBytes(request -> request.bucket(bucket).key("a").applyMutation(more))
        .asUtf8String();
  }

  /** Fails unless the server answers with a status, without a body, as for HEAD. */
  void isAnswered(int status, Consumer<GetObjectRequest.Builder> more) {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> text(more))
        .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(status));
  }

  /** Fails unless the server answers with a status and an error code. */
  void isRefused(int status, String code) {
    isRefused(status, code, request -> {});
  }

  /** Fails unless the server answers with a status and an error code. */
  void isRefused(int status, String code, Consumer<GetObjectRequest.Builder> more) {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> text(more))
        .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(status))
        .satisfies(failure -> assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
