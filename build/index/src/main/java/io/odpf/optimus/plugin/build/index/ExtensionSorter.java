// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the bundles that bring an extension, and are started when a configuration names it, from
 * one directory to another.
 *
 * <p>Arguments: the directory to sort, the directory for extensions, and the symbolic names of the
 * bundles that stay although they bring an extension.
 */
public final class ExtensionSorter {
  private ExtensionSorter() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Files.createDirectories(Path.of(args[1]));
    List<String> staying = List.of(args).subList(2, args.length);
    List<Path> jars;
    try (Stream<Path> listing = Files.list(from)) {
      jars = listing.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      if (BundleJar.read(jar).filter(bundle -> movable(bundle, staying)).isPresent()) {
        Files.move(jar, to.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean movable(BundleJar bundle, List<String> staying) {
    return !staying.contains(bundle.symbolicName())
        && ExtensionKind.KINDS.stream().anyMatch(kind -> !bundle.extensions(kind).isEmpty());
  }
}
