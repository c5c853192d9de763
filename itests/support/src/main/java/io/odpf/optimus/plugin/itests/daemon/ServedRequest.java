// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

/**
 * A request that a server has answered, from its log. Absent headers are {@code -}.
 *
 * @param method GET or HEAD
 * @param scheme http or https
 * @param path as asked for
 * @param status of the answer
 * @param bodyBytes really sent
 * @param range the request's header
 * @param ifNoneMatch the request's header
 * @param authorization the request's header
 */
public record ServedRequest(
    String method,
    String scheme,
    String path,
    int status,
    long bodyBytes,
    String range,
    String ifNoneMatch,
    String authorization) {

  /** Whether an archive's bytes, not its headers alone, were sent. */
  public boolean fetchedArchive() {
    return method.equals("GET")
        && (status == 200 || status == 206)
        && bodyBytes > 0
        && !path.endsWith("checksums.txt");
  }
}
