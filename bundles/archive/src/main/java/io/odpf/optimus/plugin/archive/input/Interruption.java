// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;

/** The thread was interrupted while inside a stream; its flag is cleared. */
public final class Interruption extends IOException {
  private static final long serialVersionUID = 1L;
}
