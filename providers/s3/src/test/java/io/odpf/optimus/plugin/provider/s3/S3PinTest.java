// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3PinTest {

  @Test
  void prefersAVersionToAnETag() throws Exception {
    S3Pin pin = S3Pin.of(header("x-amz-version-id: 3/L4kqt", "ETag: \"9f86d0\"")).orElseThrow();

    assertThat(pin).hasToString("version:3/L4kqt");
    assertThat(S3Pin.parse("version:3/L4kqt")).isEqualTo(pin);
  }

  @Test
  void ignoresTheVersionOfABucketWithoutVersioning() throws Exception {
    S3Pin pin = S3Pin.of(header("x-amz-version-id: null", "ETag: \"9f86d0-12\"")).orElseThrow();

    assertThat(pin).hasToString("etag:\"9f86d0-12\"");
    assertThat(S3Pin.parse("etag:\"9f86d0-12\"")).isEqualTo(pin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ETag: W/\"9f86d0\"", "ETag: \"\"", "ETag: \"a b\"", "Date: today"})
  void returnsNoPinWithoutVersionAndETag(String field) {
    assertThat(S3Pin.of(header(field))).isEmpty();
  }

  @Test
  void detectsAResponseWithOtherBytes() throws Exception {
    S3Pin version = S3Pin.parse("version:v1");
    S3Pin tag = S3Pin.parse("etag:\"a\"");

    assertThat(version.difference(header("x-amz-version-id: v1", "ETag: \"b\""))).isEmpty();
    assertThat(version.difference(header("x-amz-version-id: v\u001b2")))
        .hasValue("its version is v 2, not v1");
    assertThat(version.difference(header("ETag: \"a\"")))
        .hasValue("its version is not told, not v1");
    assertThat(tag.difference(header("ETag: \"a\""))).isEmpty();
    assertThat(tag.difference(header("ETag: \"b\""))).hasValue("its ETag is \"b\", not \"a\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "version:", "version:a b", "etag:a", "etag:W/\"a\"", "modified:x;size=1"})
  void aPinOfAnotherProviderIsRefused(String text) {
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> S3Pin.parse(text));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("is neither an S3 version nor an ETag");
  }

  /** Returns a header with the given fields, each {@code Name: value}. */
  static ObjectHeader header(String... fields) {
    return header(200, fields);
  }

  static ObjectHeader header(int status, String... fields) {
    Map<String, List<String>> map = new TreeMap<>();
    Arrays.stream(fields)
        .map(field -> field.split(": ", 2))
        .forEach(parts -> map.put(parts[0].toLowerCase(java.util.Locale.ROOT), List.of(parts[1])));
    return new ObjectHeader(status, map);
  }
}
