// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A real source of plugins on this machine. */
public interface Source extends AutoCloseable {

  /** Returns the factory under test. */
  ProviderFactory factory();

  /**
   * Returns the options of the provider's entry, without {@code type} and {@code name}, that allow
   * access to everything published. Values are texts, numbers, booleans, lists and maps.
   */
  Map<String, Object> options();

  /**
   * Returns the environment of the requesting process. By default, it only has the variables to
   * find programs and the user's home.
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

  /**
   * Returns options for a container (directory, bucket, repository, module) that does not exist.
   */
  Map<String, Object> missingContainer();

  /**
   * Publishes a file, replacing one at the same path.
   *
   * @param path lower-case letters, digits, dots, dashes and slashes, unless a behaviour states
   *     otherwise
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

  /** Returns whether the provider can list available versions, which is optional. */
  default boolean tellsVersions() {
    return false;
  }

  /** Returns an item that was never published. */
  default Item missing() {
    return Item.at("no/such-file");
  }

  @Override
  void close();
}
