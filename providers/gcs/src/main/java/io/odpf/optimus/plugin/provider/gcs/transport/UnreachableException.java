// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.http.HttpException;

/** A server was not reachable, or its response was cut off. */
public final class UnreachableException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final Endpoint endpoint;
  private final HttpException failure;

  UnreachableException(Endpoint endpoint, HttpException failure) {
    super(failure.getMessage(), failure);
    this.endpoint = endpoint;
    this.failure = failure;
  }

  /** Returns the kind of server. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Returns the cause. */
  public HttpException failure() {
    return failure;
  }
}
