// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;

/** Thrown when an artifact is valid but does not have the binary of a request. */
public final class UnmetRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient BinaryRequest request;
  private final transient ArchiveFault fault;

  UnmetRequestException(BinaryRequest request, ArchiveFault fault) {
    super(fault);
    this.request = request;
    this.fault = fault;
  }

  /** Returns the request. */
  public BinaryRequest request() {
    return request;
  }

  /** Returns why the artifact does not meet it. */
  public ArchiveFault fault() {
    return fault;
  }
}
