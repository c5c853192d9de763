// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Credentials that a client sends to the origin it was created for, and to no other. */
public sealed interface Credentials {

  /** No credentials. */
  Credentials NONE = new None();

  record None() implements Credentials {}

  /** {@code Authorization: Bearer <token>}. */
  record Bearer(Secret token) implements Credentials {}

  /** {@code Authorization: Basic}, UTF-8. */
  record Basic(String username, Secret password) implements Credentials {}

  /** A custom header, for instance {@code X-Api-Key}. */
  record Header(String name, Secret value) implements Credentials {}

  /**
   * Basic credentials that the user's netrc file holds for the host.
   *
   * @param file the netrc file; if absent, {@code $NETRC}, else {@code ~/.netrc}
   */
  record Netrc(Optional<Path> file) implements Credentials {}
}
