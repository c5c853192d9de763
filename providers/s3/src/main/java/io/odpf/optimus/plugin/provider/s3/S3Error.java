// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import io.odpf.optimus.plugin.provider.s3.answer.XmlTexts;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A store's error response, safe to print.
 *
 * @param code S3's error code; empty if the response is not S3's
 * @param said the store's message; may be empty
 * @param texts the texts of the error document; never printed, since they may repeat signed data
 */
record S3Error(ObjectHeader header, String code, String said, Map<String, String> texts) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

  /**
   * Reads the document of an error response.
   *
   * @param keys the keys of the request, which the store may repeat
   */
  static S3Error of(ObjectHeader header, String document, Optional<AccessKeys> keys) {
    Map<String, String> texts = document.isEmpty() ? Map.of() : XmlTexts.of(document);
    String code = texts.getOrDefault("Code", "").strip();
    String said = texts.getOrDefault("Message", "");
    boolean known = CODE.matcher(code).matches();
    return new S3Error(
        header,
        known ? code : "",
        known ? Words.printable(keys.map(own -> own.redact(said)).orElse(said)) : "",
        texts);
  }

  int status() {
    return header.status();
  }

  /** Returns the bucket's region, if the store names it. */
  Optional<String> region() {
    return header
        .field("x-amz-bucket-region")
        .or(() -> Optional.ofNullable(texts.get("Region")))
        .filter(text -> REGION.matcher(text).matches());
  }

  /** Tells whether the requested version is a delete marker. */
  boolean isDeleteMarker() {
    return header.field("x-amz-delete-marker").filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Returns one line: {@code 403 AccessDenied: Access Denied (request 4442587FB7D0A2F9)}. */
  @Override
  public String toString() {
    String request =
        Words.printable(
            header.field("x-amz-request-id").orElse(texts.getOrDefault("RequestId", "")));
    return status()
        + (code.isEmpty() ? "" : " " + code)
        + (said.isEmpty() ? "" : ": " + said)
        + (request.isEmpty() ? "" : " (request " + request + ")");
  }
}
