// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The dependencies between the packages of a bundle equal those in the table {@code rooms.txt}, so
 * that the table stays accurate.
 */
class RoomTest {
  private static final String PREFIX = "io.odpf.optimus.plugin.";

  /** The name of a bundle's root package in the table. */
  private static final String FACE = "face";

  private static final String HEAD =
      """
      # SPDX-License-Identifier: Apache-2.0
      # Which packages of a bundle use which others of it. "face" is the bundle's root package.
      """;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.odpf.optimus.plugin");

  private static final Path TABLE = Path.of("src/test/resources").resolve(file());

  @TestFactory
  Stream<DynamicTest> usesTheRoomsThatTheTableListsAndNoOthers() throws IOException {
    Map<String, List<String>> table = table();
    if ("write".equals(System.getProperty("optimus.documents"))) {
      table.replaceAll((bundle, lines) -> lines(arrows(bundle)));
      Files.writeString(TABLE, text(table));
    }
    return table.keySet().stream()
        .map(
            bundle ->
                DynamicTest.dynamicTest(
                    bundle,
                    () ->
                        assertThat(lines(arrows(bundle)))
                            .as(TABLE + "; write it anew with -Doptimus.documents=write")
                            .containsExactlyElementsOf(table.get(bundle))));
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

  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> table = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.contains("->")) {
        lines.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines = new ArrayList<>();
        table.put(line.strip(), lines);
      }
    }
    return table;
  }

  private static String text(Map<String, List<String>> table) {
    StringBuilder text = new StringBuilder(HEAD);
    table.forEach(
        (bundle, lines) -> {
          text.append('\n').append(bundle).append('\n');
          lines.forEach(line -> text.append("  ").append(line).append('\n'));
        });
    return text.toString();
  }

  private static String file() {
    return RoomTest.class.getPackageName().replace('.', '/') + "/rooms.txt";
  }
}
