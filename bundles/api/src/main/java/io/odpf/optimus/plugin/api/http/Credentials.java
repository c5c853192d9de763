// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** What a client shows to the origin it was made for, and to no other. */
public sealed interface Credentials {

  /** Nothing. */
  Credentials NONE = new None();

  record None() implements Credentials {}

  /** {@code Authorization: Bearer <token>}. */
  record Bearer(Secret token) implements Credentials {}

  /** {@code Authorization: Basic}, UTF-8. */
  record Basic(String username, Secret password) implements Credentials {}

  /** A header of its own, for instance {@code X-Api-Key}. */
  record Header(String name, Secret value) implements Credentials {}

  /**
   * Basic credentials from the user's netrc file, by host.
   *
   * @param file absent means {@code $NETRC}, else {@code ~/.netrc}
   */
  record Netrc(Optional<Path> file) implements Credentials {}
}
