// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Locale;

/** A line of the access file. */
record Credential(String name, Role role, Kind kind, Digest digest) {

  /** The kinds of credentials. */
  enum Kind {
    TOKEN,
    CERTIFICATE;

    /** Returns the name in the access file, such as {@code token}. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
