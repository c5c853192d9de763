// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static io.odpf.optimus.plugin.provider.s3.S3PinTest.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
  private static final String MD5 = "9e107d9d372bb6826bd81d3542a419d6";

  @ParameterizedTest
  @CsvSource({
    "crc32, y/Q5Jg==, crc32:cbf43926",
    "crc32c, 4waSgw==, crc32c:e3069283",
    "crc64nvme, rosUhgp5mIg=, crc64nvme:ae8b14860a799888",
    "sha1, 2jmj7l5rSw0yVb/vlWAYkK/YBwk=, sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "sha256, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=,"
        + " sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  })
  void readsChecksumsOfTheWholeObject(String name, String value, String digest) {
    assertThat(
            Checksums.of(
                header(
                    "x-amz-checksum-" + name + ": " + value,
                    "x-amz-checksum-type: FULL_OBJECT",
                    "ETag: \"" + MD5 + "\"")))
        .extracting(Digest::toString)
        .containsExactly(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "crc32, y/Q5Jg==, COMPOSITE",
    "crc32, y/Q5Jg==-12, ",
    "crc32, not-Base64!, FULL_OBJECT",
    "crc32, y/Q5, FULL_OBJECT",
    "xxhash64, y/Q5Jg==, FULL_OBJECT",
  })
  void ignoresChecksumsOfPartsAndUnknownForms(String name, String value, String type) {
    assertThat(
            Checksums.of(
                header(
                    "x-amz-checksum-" + name + ": " + value,
                    "x-amz-checksum-type: " + (type == null ? "" : type),
                    "ETag: \"" + MD5 + "-12\"")))
        .isEmpty();
  }

  @Test
  void usesTheETagAsMd5OnlyWithoutOtherChecksums() {
    assertThat(Checksums.of(header("ETag: \"" + MD5 + "\"")))
        .extracting(Digest::toString)
        .containsExactly("md5:" + MD5);
    assertThat(
            Checksums.of(header("ETag: \"" + MD5 + "\"", "x-amz-server-side-encryption: AES256")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:kms", "aws:kms:dsse"})
  void ignoresTheETagOfAnObjectEncryptedWithAKmsKey(String encryption) {
    assertThat(
            Checksums.of(
                header("ETag: \"" + MD5 + "\"", "x-amz-server-side-encryption: " + encryption)))
        .isEmpty();
  }
}
