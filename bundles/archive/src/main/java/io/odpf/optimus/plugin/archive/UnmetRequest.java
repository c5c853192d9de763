// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;

/** The artifact is whole, but does not have the binary of a request. */
final class UnmetRequest extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient BinaryRequest request;
  private final transient ArchiveFault fault;

  UnmetRequest(BinaryRequest request, ArchiveFault fault) {
    super(fault);
    this.request = request;
    this.fault = fault;
  }

  BinaryRequest request() {
    return request;
  }

  ArchiveFault fault() {
    return fault;
  }
}
