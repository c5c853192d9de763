// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The classes that a bundle refers to, if it embeds parts of a library. */
class ReferenceTest {

  /** References in parts of Amazon's SDK that are never used here. */
  private static final List<String> NEVER_USED =
      List.of(
          // Signatures for several regions, and checksums of uploads, in native code.
          "software.amazon.awssdk.crt.",
          "software.amazon.awssdk.crtcore.",
          // Uploads of events.
          "software.amazon.eventstream.",
          // The descriptions of regions.
          "software.amazon.awssdk.regions.PartitionMetadata",
          "software.amazon.awssdk.regions.internal.");

  @Test
  void findsEveryReferencedClassInTheBundleOfTheS3Provider() throws IOException {
    BuiltBundle bundle = bundle(BuiltBundle.PREFIX + "provider.s3");
    JavaClasses classes = classes(bundle);
    TreeMap<String, String> missing = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    Deque<JavaClass> left = new ArrayDeque<>();
    for (JavaClass one : classes) {
      if (one.getName().startsWith(bundle.name() + ".") && seen.add(one.getName())) {
        left.add(one);
      }
    }
    assertThat(left).as("own classes").isNotEmpty();
    while (!left.isEmpty()) {
      JavaClass from = left.remove();
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getName();
        if (!seen.add(to)) {
          continue;
        }
        if (classes.contain(to)) {
          left.add(classes.get(to));
        } else if (!isElsewhere(to)) {
          missing.put(to, from.getName());
        }
      }
    }

    assertThat(missing).as("missing classes, and who refers to them").isEmpty();
    assertThat(seen).as("classes that are reached").contains("software.amazon.awssdk.utils.Logger");
  }

  /** Returns the classes in the bundle only. */
  private static JavaClasses classes(BuiltBundle bundle) throws IOException {
    try (JarFile jar = new JarFile(bundle.file())) {
      return ArchConfiguration.withThreadLocalScope(
          configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importJar(jar);
          });
    }
  }

  private static BuiltBundle bundle(String name) {
    return BuiltBundle.all().stream()
        .filter(bundle -> bundle.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Classes of the JDK, of another bundle, or of an annotation, which may be missing. */
  private static boolean isElsewhere(String name) {
    return name.indexOf('.') < 0
        || name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("org.jspecify.annotations.")
        || name.startsWith("com.google.errorprone.annotations.")
        || name.startsWith("org.osgi.")
        || name.startsWith(BuiltBundle.PREFIX + "api.")
        || NEVER_USED.stream().anyMatch(name::startsWith);
  }
}
