// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that every link in the documents resolves, in the repository and the distribution, and
 * that the tests that they name exist.
 */
class DocumentedLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)`");

  private final List<String> broken = new ArrayList<>();

  @Test
  void resolvesLinksInTheRepository() throws IOException {
    check(new Documents(Stage.directory("optimus.itests.docs").getParent()));

    assertThat(broken).isEmpty();
  }

  @Test
  void resolvesLinksInTheDistribution() throws IOException {
    check(new Documents(Distribution.unpacked().home()));

    assertThat(broken).isEmpty();
  }

  @Test
  void namesOnlyTestsThatExist() throws IOException {
    Documents documents = new Documents(Stage.directory("optimus.itests.docs").getParent());
    Set<String> tests = tests(documents);
    for (Path file : documents.files()) {
      Matcher name = TEST.matcher(Files.readString(file));
      while (name.find()) {
        if (!tests.contains(name.group(1))) {
          broken.add(documents.root().relativize(file) + ": " + name.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static Set<String> tests(Documents documents) throws IOException {
    Set<String> tests = new HashSet<>();
    for (Path file : documents.files("Test.java")) {
      tests.add(file.getFileName().toString().replace(".java", ""));
    }
    return tests;
  }

  private void check(Documents documents) throws IOException {
    assertThat(documents.files()).hasSizeGreaterThan(20);
    for (Path file : documents.files()) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("[a-z]+:.*") && !leadsSomewhere(documents.root(), file, target)) {
          broken.add(documents.root().relativize(file) + ": " + target);
        }
      }
    }
  }

  private static boolean leadsSomewhere(Path root, Path file, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path path = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    return path.startsWith(root)
        && Files.exists(path)
        && (parts.length == 1 || anchors(path).contains(parts[1]));
  }

  /** Returns anchors as GitHub creates them. */
  private static Set<String> anchors(Path file) throws IOException {
    Set<String> anchors = new HashSet<>();
    Matcher heading = HEADING.matcher(Files.readString(file));
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .strip()
              .replace(' ', '-'));
    }
    return anchors;
  }
}
