// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

/**
 * A request in a server's log. Absent headers are {@code -}.
 *
 * @param method GET or HEAD
 * @param scheme http or https
 * @param path the requested path
 * @param status the status of the response
 * @param bodyBytes the number of transferred bytes
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

  /** Returns whether bytes of an archive were sent, rather than its header only. */
  public boolean fetchedArchive() {
    return method.equals("GET")
        && (status == 200 || status == 206)
        && bodyBytes > 0
        && !path.endsWith("checksums.txt");
  }
}
