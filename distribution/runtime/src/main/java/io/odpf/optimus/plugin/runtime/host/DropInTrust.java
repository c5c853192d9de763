// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.file.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which drop-ins are loaded: those that only this user and the superuser could have
 * written. A bundle is a program with access to all secrets of the process.
 */
public final class DropInTrust {
  private DropInTrust() {}

  /**
   * Returns the reason why the bundles in a directory are not used; empty if they are. If the
   * directory is writable by a group, its members are trusted.
   *
   * @param directory may be a link, if this user or the superuser created it
   */
  static Optional<String> objectionToDirectory(Path directory) {
    try {
      Ownership ownership = Ownership.ofThisProcess();
      Optional<String> link =
          Files.isSymbolicLink(directory)
              ? ownership.objectionToOwner(directory).map(why -> "it is a link, and " + why)
              : Optional.empty();
      return link.isPresent() ? link : ownership.objectionToSharedDirectory(directory.toRealPath());
    } catch (IOException failure) {
      return Optional.of(failure.toString());
    }
  }

  /** Returns the reason why a bundle in a trusted directory is not used; empty if it is. */
  static Optional<String> objectionToJar(Path jar) {
    try {
      Ownership ownership = Ownership.ofThisProcess();
      Optional<String> link = ownership.objectionToOwner(jar);
      if (link.isPresent() || !Files.isRegularFile(jar)) {
        return link; // A path that is not a file is reported as unusable.
      }
      return ownership.objectionToFile(jar.toRealPath());
    } catch (IOException failure) {
      return Optional.of(failure.toString());
    }
  }

  /**
   * Returns a sentence for each directory or jar that is ignored, and for each shared directory.
   */
  public static List<String> warnings(List<Path> directories) {
    List<String> warnings = new ArrayList<>();
    for (Path directory : directories) {
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
          || DropIns.jars(directory).isEmpty()) {
        continue;
      }
      Optional<String> objection = objectionToDirectory(directory);
      if (objection.isPresent()) {
        warnings.add(refused("bundles in " + directory, objection.get()));
        continue;
      }
      shared(directory).ifPresent(warnings::add);
      for (Path jar : DropIns.jars(directory)) {
        objectionToJar(jar).ifPresent(why -> warnings.add(refused("the bundle " + jar, why)));
      }
    }
    return warnings;
  }

  private static String refused(String what, String why) {
    return "not using " + what + ": " + why + "; make it yours alone (chown, chmod go-w)";
  }

  private static Optional<String> shared(Path directory) {
    try {
      return Ownership.ofThisProcess()
          .sharedWith(directory.toRealPath())
          .map(who -> "bundles in " + directory + " can be replaced by others: " + who);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
