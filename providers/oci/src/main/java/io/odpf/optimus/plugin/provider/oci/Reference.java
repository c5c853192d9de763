// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to a manifest and to a file in it.
 *
 * @param repository the repository's name
 * @param name a tag, or a digest such as {@code sha256:…}
 * @param file the title of the layer; absent to choose the layer by {@link LayerChoice}
 */
record Reference(String repository, String name, Optional<String> file) {
  /** The pattern of repository names in the OCI distribution specification. */
  static final String REPOSITORY =
      "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*";

  private static final Pattern REPOSITORIES = Pattern.compile(REPOSITORY);
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  /**
   * Parses a plugin's path: {@code REPOSITORY@TAG[/FILE]} or {@code REPOSITORY@DIGEST[/FILE]}.
   * Other tools write a colon before the tag, but with a colon the path would look like a URL.
   *
   * @param base the prefix of the repository's name; may be empty
   * @throws ProviderException of kind INVALID if the path does not have this form
   */
  static Reference parse(String path, Optional<String> base) throws ProviderException {
    int mark = path.indexOf('@');
    if (mark < 0) {
      throw ProviderException.invalid(
          "the path '" + path + "' has no tag and no digest",
          "write REPOSITORY@TAG, for instance neo@{{.Version}}, or REPOSITORY@sha256:…");
    }
    int slash = path.indexOf('/', mark);
    String name = slash < 0 ? path.substring(mark + 1) : path.substring(mark + 1, slash);
    Optional<String> file = slash < 0 ? Optional.empty() : Optional.of(path.substring(slash + 1));
    String repository = repository(path.substring(0, mark), base);
    if (!REPOSITORIES.matcher(repository).matches()) {
      throw ProviderException.invalid(
          "'" + repository + "' is not the name of a repository",
          "it has lower-case letters and digits, with '.', '_', '-' and '/' between them");
    }
    if (name.indexOf(':') >= 0) {
      return new Reference(repository, digest(name).toString(), file);
    }
    String tag = tag(name);
    if (!TAG.matcher(tag).matches()) {
      throw ProviderException.invalid(
          "'" + name + "' is not a tag", "a tag has letters, digits, '.', '_' and '-'");
    }
    return new Reference(repository, tag, file);
  }

  /** Returns the tag for a version. A tag cannot contain '+', which Helm also replaces by '_'. */
  static String tag(String version) {
    return version.replace('+', '_');
  }

  private static String repository(String written, Optional<String> base) {
    if (base.isEmpty() || written.isEmpty()) {
      return base.orElse("") + written;
    }
    return base.get() + "/" + written;
  }

  private static Digest digest(String text) throws ProviderException {
    Optional<Digest> digest = Digest.parse(text);
    if (digest.isEmpty() || !Descriptor.isDigest(digest.get())) {
      throw ProviderException.invalid(
          "'" + text + "' is not a digest of a manifest", "write sha256: and 64 digits");
    }
    return digest.get();
  }

  /** Returns whether the name is a digest, so that the manifest cannot change. */
  boolean pinned() {
    return name.indexOf(':') >= 0;
  }

  /** Returns the form that other tools use, for messages. */
  @Override
  public String toString() {
    return repository + (pinned() ? "@" : ":") + name;
  }
}
