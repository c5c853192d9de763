// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.TemplateEngine;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated templates, rendered by Go's text/template with sprig and by this project's engine. The
 * system properties optimus.itests.template.count and .seed tell how many, and which.
 */
@Tag("process")
class GoComparisonTest {
  private static final int MOST_SHOWN = 40;

  @TempDir Path directory;

  private final TemplateEngine engine = new TemplateEngine();
  private final RenderSettings settings = RenderSettings.standard();

  @Test
  void rendersWhatGoRendersAndFailsWhereGoFails() throws Exception {
    int count = Integer.getInteger("optimus.itests.template.count");
    TemplateGenerator generator =
        new TemplateGenerator(Long.getLong("optimus.itests.template.seed"));
    List<String> templates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      templates.add(generator.next());
    }
    List<GoTemplates.Answer> answers = GoTemplates.build().render(directory, templates);
    assertThat(answers).hasSize(count);
    List<String> differences = new ArrayList<>();
    int rendered = 0;
    int incomparable = 0;
    for (int i = 0; i < count; i++) {
      GoTemplates.Answer expected = answers.get(i);
      rendered += expected.output().isPresent() ? 1 : 0;
      GoTemplates.Answer actual = render(templates.get(i));
      if (actual.output().equals(expected.output())) {
        continue;
      }
      if (printsAddress(templates.get(i))) {
        incomparable++;
      } else if (differences.size() < MOST_SHOWN) {
        differences.add(
            "template: " + templates.get(i) + "\nGo:   " + expected + "\nours: " + actual + "\n");
      }
    }
    assertThat(String.join("\n", differences)).isEmpty();
    // A generator whose templates all fail would compare nothing.
    assertThat(rendered).isGreaterThan(count / 3);
    assertThat(incomparable).isLessThan(1 + count / 200);
  }

  /**
   * Returns whether a template prints a time that is not in UTC by a verb that is not for times: Go
   * prints an address in memory then.
   */
  private static boolean printsAddress(String template) {
    return template.contains(".DEND") && template.contains("printf");
  }

  private GoTemplates.Answer render(String template) {
    try {
      String text = engine.parse("t", template).render("t", SampleData.data(), settings).text();
      return new GoTemplates.Answer(Optional.of(text), "");
    } catch (TemplateException e) {
      return new GoTemplates.Answer(Optional.empty(), e.getMessage() + "");
    }
  }
}
