// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The environment variables of the caller. */
final class Environment {
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Returns a variable's value without surrounding spaces; empty if unset or blank. */
  Optional<String> value(String name) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  boolean isTrue(String name) {
    return value(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Returns the file that a variable names; {@code ~/} is the user's home. */
  Optional<Path> file(String name) throws ProviderException {
    Optional<String> value = value(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(path(value.get(), "variable " + name));
  }

  /**
   * Returns a path as Amazon's tools read it.
   *
   * @param what the setting that contains it, for messages
   */
  Path path(String text, String what) throws ProviderException {
    try {
      return text.startsWith("~/") && home().isPresent()
          ? home().get().resolve(text.substring(2))
          : Path.of(text);
    } catch (InvalidPathException malformed) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID, what + " is not a path", "correct it", malformed);
    }
  }

  Optional<Path> home() {
    return value("HOME").or(() -> value("USERPROFILE")).map(Path::of);
  }

  /** Returns the http or https address in a variable. */
  Optional<URI> address(String name) throws ProviderException {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(value.get());
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && (http || "https".equalsIgnoreCase(uri.getScheme()))) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException malformed) {
      // Report it like an unsupported address: its text may contain a password.
    }
    throw ProviderException.invalid(
        "variable " + name + " is not an http or https address", "correct or unset it");
  }
}
