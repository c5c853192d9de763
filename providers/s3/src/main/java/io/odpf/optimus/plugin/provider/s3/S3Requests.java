// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.signing.BucketAddress;
import io.odpf.optimus.plugin.provider.s3.signing.Signature;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Creates signed requests for objects. Thread-safe. */
final class S3Requests {
  private final Signature signature;
  private final boolean requesterPays;

  /**
   * @param requesterPays whether requests agree to pay
   */
  S3Requests(Signature signature, boolean requesterPays) {
    this.signature = signature;
    this.requesterPays = requesterPays;
  }

  /**
   * Creates a request without automatic redirects, since its signature is valid for one host only.
   *
   * @param method HEAD or GET
   * @param range the value of {@code Range}
   * @param keys the keys to sign with; empty for an unsigned request
   */
  HttpRequest of(
      String method,
      Wanted wanted,
      Optional<String> range,
      BucketAddress address,
      Optional<AccessKeys> keys) {
    Map<String, String> headers = new LinkedHashMap<>();
    // An object with a content coding is delivered as stored.
    headers.put("Accept-Encoding", "identity");
    range.ifPresent(value -> headers.put("Range", value));
    wanted.ifMatch().ifPresent(tag -> headers.put("If-Match", tag));
    if (range.isEmpty()) {
      headers.put("x-amz-checksum-mode", "ENABLED");
    }
    if (requesterPays) {
      headers.put("x-amz-request-payer", "requester");
    }
    HttpRequest request =
        new HttpRequest(method, uri(wanted, address), headers, new byte[0], false);
    return keys.isEmpty()
        ? request
        : signature.sign(request, keys.get(), address.service(), address.region());
  }

  /**
   * Creates a request for a page of keys.
   *
   * @param prefix the prefix of the keys
   * @param after the token of the previous page; empty for the first page
   */
  HttpRequest list(
      String prefix, Optional<String> after, BucketAddress address, Optional<AccessKeys> keys) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (requesterPays) {
      headers.put("x-amz-request-payer", "requester");
    }
    StringBuilder query = new StringBuilder("?");
    after.ifPresent(
        token ->
            query.append("continuation-token=").append(SdkHttpUtils.urlEncode(token)).append('&'));
    query.append("list-type=2&prefix=").append(SdkHttpUtils.urlEncode(prefix));
    HttpRequest request =
        new HttpRequest(
            "GET", URI.create(address.base() + "/" + query), headers, new byte[0], false);
    return keys.isEmpty()
        ? request
        : signature.sign(request, keys.get(), address.service(), address.region());
  }

  /**
   * Creates a request that changes an object.
   *
   * @param method PUT, POST or DELETE
   * @param query the query without its question mark; may be empty
   */
  HttpRequest change(
      String method,
      Wanted wanted,
      String query,
      byte[] body,
      Map<String, String> headers,
      BucketAddress address,
      Optional<AccessKeys> keys) {
    URI object = uri(wanted, address);
    HttpRequest request =
        new HttpRequest(
            method,
            query.isEmpty() ? object : URI.create(object + "?" + query),
            headers,
            body,
            false);
    return keys.isEmpty()
        ? request
        : signature.sign(request, keys.get(), address.service(), address.region());
  }

  private static URI uri(Wanted wanted, BucketAddress address) {
    String query =
        wanted.versionId().map(id -> "?versionId=" + SdkHttpUtils.urlEncode(id)).orElse("");
    return URI.create(
        address.base() + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(wanted.key()) + query);
  }
}
