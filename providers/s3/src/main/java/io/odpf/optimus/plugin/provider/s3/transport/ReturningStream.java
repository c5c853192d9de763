// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.transport;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.InputStream;

/** A body that gives its connection back when it is closed. */
final class ReturningStream extends FilterInputStream {
  private final HttpResponse response;

  ReturningStream(InputStream in, HttpResponse response) {
    super(in);
    this.response = response;
  }

  @Override
  public void close() {
    response.close();
  }
}
