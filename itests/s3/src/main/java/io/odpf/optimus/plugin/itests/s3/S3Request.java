// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import java.util.Optional;

/**
 * A request in the log of an S3 server.
 *
 * @param method GET, HEAD and so on
 * @param path the decoded path, including the bucket
 * @param query the query without the question mark; secrets of signed addresses are masked
 * @param status the status of the response
 */
public record S3Request(String method, String path, String query, int status) {

  /** Reads a line of versitygw's log; empty for lines about anything else. */
  static Optional<S3Request> parse(String line) {
    String[] field = line.split(" \\| ", -1);
    if (field.length != 9 || !field[1].equals("vgw")) {
      return Optional.empty();
    }
    int status = Integer.parseInt(field[2].strip());
    return Optional.of(new S3Request(field[5].strip(), field[6].strip(), field[8].strip(), status));
  }
}
