// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a store answered instead of an object, fit to be shown.
 *
 * @param code S3's word for it; empty if the answer is not S3's
 * @param said the store's sentence; may be empty
 * @param region where the bucket is, if the store says it
 * @param document the error's XML; not to be shown, for it may repeat what was signed
 */
record S3Error(
    int status,
    String code,
    String said,
    Optional<String> region,
    String document,
    SdkHttpResponse response) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

  static S3Error of(AwsServiceException failure, Optional<AccessKeys> keys) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = String.valueOf(details == null ? "" : details.errorCode());
    String said = String.valueOf(details == null ? "" : details.errorMessage());
    SdkHttpResponse response =
        details == null || details.sdkHttpResponse() == null
            ? SdkHttpResponse.builder().statusCode(failure.statusCode()).build()
            : details.sdkHttpResponse();
    String document =
        details == null || details.rawResponse() == null
            ? ""
            : details.rawResponse().asString(StandardCharsets.UTF_8);
    boolean known = CODE.matcher(code).matches() && document.contains("<Code>" + code + "</Code>");
    return new S3Error(
        failure.statusCode(),
        known ? code : "",
        known ? Words.printable(keys.map(own -> own.redact(said)).orElse(said)) : "",
        region(response, document),
        document,
        response);
  }

  private static Optional<String> region(SdkHttpResponse response, String document) {
    return response
        .firstMatchingHeader("x-amz-bucket-region")
        .map(String::strip)
        .or(() -> element(document, "Region"))
        .filter(text -> REGION.matcher(text).matches());
  }

  /** The text of an element that the SDK does not read; not to be shown as it is. */
  Optional<String> element(String name) {
    return element(document, name);
  }

  private static Optional<String> element(String document, String name) {
    Matcher text = Pattern.compile("<" + name + ">([^<]{1,200})</" + name + ">").matcher(document);
    return text.find() ? Optional.of(text.group(1)) : Optional.empty();
  }

  Optional<String> header(String name) {
    return response.firstMatchingHeader(name);
  }

  /** Whether the latest version of the object says that it was deleted. */
  boolean isDeleteMarker() {
    return header("x-amz-delete-marker").filter("true"::equalsIgnoreCase).isPresent();
  }

  /** In one line: {@code 403 AccessDenied: Access Denied (request 4442587FB7D0A2F9)}. */
  @Override
  public String toString() {
    String request =
        Words.printable(header("x-amz-request-id").or(() -> element("RequestId")).orElse(""));
    return status
        + (code.isEmpty() ? "" : " " + code)
        + (said.isEmpty() ? "" : ": " + said)
        + (request.isEmpty() ? "" : " (request " + request + ")");
  }
}
