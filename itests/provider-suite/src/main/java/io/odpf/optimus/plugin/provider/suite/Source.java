// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A place that plugins come from, really there on this machine. */
public interface Source extends AutoCloseable {

  /** What is tested. */
  ProviderFactory factory();

  /**
   * The provider's entry as a user writes it, without {@code type} and {@code name}: with these
   * options all that is published can be had. Values are texts, numbers, booleans, lists and maps.
   */
  Map<String, Object> options();

  /**
   * The environment of the process that asks. By default what finds programs and the user's home,
   * and nothing else of this machine's.
   */
  default Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (String name : List.of("PATH", "HOME", "TMPDIR")) {
      if (System.getenv(name) != null) {
        environment.put(name, System.getenv(name));
      }
    }
    return environment;
  }

  /** Options for a container (directory, bucket, repository, module) that does not exist. */
  Map<String, Object> missingContainer();

  /**
   * Puts a file there, in place of what was there under the same path.
   *
   * @param path lower-case letters, digits, dots, dashes and slashes, unless a behaviour says that
   *     it is about others
   */
  Item publish(String path, byte[] content);

  /**
   * Publishes a version of an artifact in addition to its other versions. By default the version is
   * a part of the path.
   *
   * @param name lower-case letters
   * @return a request for exactly this version
   */
  default Item release(String name, String version, byte[] content) {
    Item whole = publish("released/" + name + "-" + version + "/" + name, content);
    return new Item(
        whole.path().replace(version, "{{.Version}}"),
        Optional.of(version),
        whole.config(),
        whole.content());
  }

  /** Whether its provider can tell which versions it has; few need to. */
  default boolean tellsVersions() {
    return false;
  }

  /** Something that was never published. */
  default Item missing() {
    return Item.at("no/such-file");
  }

  @Override
  void close();
}
