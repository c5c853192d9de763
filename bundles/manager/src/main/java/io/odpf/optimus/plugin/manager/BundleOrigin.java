// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bundle that provides an extension's service, with the capabilities that it announces. */
final class BundleOrigin {
  private final String name;
  private final String version;
  private final long id;
  private final String capabilities;
  private final Function<String, @Nullable Object> properties;
  private final Object extension;

  /**
   * Creates an origin.
   *
   * @param name the bundle's symbolic name
   * @param version the bundle's version
   * @param id the bundle's id in the framework
   * @param capabilities the bundle's {@code Provide-Capability} header; empty if it has none
   * @param properties returns a property of the service, or null
   * @param extension the service
   */
  BundleOrigin(
      String name,
      String version,
      long id,
      String capabilities,
      Function<String, @Nullable Object> properties,
      Object extension) {
    this.name = name;
    this.version = version;
    this.id = id;
    this.capabilities = capabilities;
    this.properties = properties;
    this.extension = extension;
  }

  Origin origin(Supplier<@Nullable BundleDigests> digests) {
    String bundle = name;
    String bundleVersion = version;
    long bundleId = id;
    Optional<Path> jar = jar();
    return new Origin(
        bundle + " " + bundleVersion,
        () ->
            new ExtensionOrigin(
                bundle, Optional.of(bundleVersion), digest(digests.get(), bundleId, jar)));
  }

  private static Optional<Digest> digest(
      @Nullable BundleDigests digests, long bundle, Optional<Path> jar) {
    Optional<String> known = digests == null ? Optional.empty() : digests.sha256(bundle);
    if (known.isPresent() || jar.isEmpty()) {
      return known.map(Digest::sha256);
    }
    try {
      return Optional.of(FileDigest.sha256(jar.get()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns the jar of a bundle whose classes are loaded from the class path. */
  private Optional<Path> jar() {
    try {
      CodeSource source = extension.getClass().getProtectionDomain().getCodeSource();
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns a property of the service, if it is a single string. */
  Optional<String> declared(String property) {
    return properties.apply(property) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the values of an attribute of the bundle's capabilities in a namespace. */
  Set<String> announced(String namespace, String attribute) {
    Set<String> values = new TreeSet<>();
    Matcher clause =
        Pattern.compile("(?:^|,)\\s*" + Pattern.quote(namespace) + "\\s*;([^,]*)")
            .matcher(capabilities);
    Pattern value = Pattern.compile("\\b" + attribute + "(?::String)?\\s*=\\s*\"?([^\";,]+)");
    while (clause.find()) {
      Matcher one = value.matcher(clause.group(1));
      if (one.find()) {
        values.add(one.group(1).strip());
      }
    }
    return values;
  }

  /** Returns all names under which the extension may be looked up. */
  static List<String> names(
      Optional<String> returned, Optional<String> declared, Set<String> announced) {
    List<String> names = new ArrayList<>(announced);
    returned.ifPresent(names::add);
    declared.ifPresent(names::add);
    return names;
  }
}
