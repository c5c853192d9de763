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
 * Which drop-ins are loaded: those that nobody but their user and the superuser could have put
 * where they are. A bundle is a program, and it meets every secret.
 */
public final class DropInTrust {
  private DropInTrust() {}

  /**
   * Why bundles are not taken from a directory; empty if they are. A group that its owner lets
   * write into it is trusted.
   *
   * @param directory may be a link, if nobody else made it
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

  /** Why a bundle in such a directory is not taken; empty if it is. */
  static Optional<String> objectionToJar(Path jar) {
    try {
      Ownership ownership = Ownership.ofThisProcess();
      Optional<String> link = ownership.objectionToOwner(jar);
      if (link.isPresent() || !Files.isRegularFile(jar)) {
        return link; // What is no file is not opened, and told with the broken ones.
      }
      return ownership.objectionToFile(jar.toRealPath());
    } catch (IOException failure) {
      return Optional.of(failure.toString());
    }
  }

  /** A sentence for each directory and each jar in one that is passed over, and for shared ones. */
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
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
