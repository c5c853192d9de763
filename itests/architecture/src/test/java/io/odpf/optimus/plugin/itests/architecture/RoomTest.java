// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between the packages inside a bundle are those of the table in {@code rooms.txt}:
 * neither more, nor fewer, so that the table stays true.
 */
class RoomTest {
  private static final String PREFIX = "io.odpf.optimus.plugin.";

  /** The name of a bundle's root package in the table. */
  private static final String FACE = "face";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.odpf.optimus.plugin");

  @TestFactory
  Stream<DynamicTest> usesOnlyTheRoomsThatTheTableAllows() {
    Map<String, Map<String, TreeSet<String>>> table = table();
    return table.keySet().stream()
        .map(
            bundle ->
                DynamicTest.dynamicTest(
                    bundle,
                    () ->
                        assertThat(lines(arrows(bundle)))
                            .containsExactlyElementsOf(lines(table.get(bundle)))));
  }

  private static Map<String, TreeSet<String>> arrows(String bundle) {
    Map<String, TreeSet<String>> arrows = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      if (isIn(bundle, type)) {
        TreeSet<String> used = arrows.computeIfAbsent(room(bundle, type), room -> new TreeSet<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (isIn(bundle, target) && !room(bundle, target).equals(room(bundle, type))) {
            used.add(room(bundle, target));
          }
        }
      }
    }
    return arrows;
  }

  private static boolean isIn(String bundle, JavaClass type) {
    return (type.getPackageName() + ".").startsWith(PREFIX + bundle + ".");
  }

  private static String room(String bundle, JavaClass type) {
    String root = PREFIX + bundle;
    return type.getPackageName().equals(root)
        ? FACE
        : type.getPackageName().substring(root.length() + 1);
  }

  private static List<String> lines(Map<String, TreeSet<String>> arrows) {
    return arrows.entrySet().stream()
        .map(entry -> (entry.getKey() + " -> " + String.join(" ", entry.getValue())).strip())
        .toList();
  }

  private static Map<String, Map<String, TreeSet<String>>> table() {
    Map<String, Map<String, TreeSet<String>>> table = new TreeMap<>();
    String bundle = "";
    for (String line : text().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.contains("->")) {
        bundle = line.strip();
        table.put(bundle, new TreeMap<>());
        continue;
      }
      String[] sides = line.split("->", 2);
      TreeSet<String> used = new TreeSet<>(List.of(sides[1].strip().split(" +")));
      used.remove("");
      table.get(bundle).put(sides[0].strip(), used);
    }
    return table;
  }

  private static String text() {
    try (InputStream in = RoomTest.class.getResourceAsStream("rooms.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
