// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.neo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.sdk.PluginCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plugin is a class like any other: what it answers is tested without a process. */
class NeoTest {
  private static final PluginCall CALL = new PluginCall(false);

  private final Neo neo = new Neo((level, message, values) -> {}, "1.2.3");

  @Test
  void namesTheImageOfItsOwnVersion() {
    assertTrue(neo.describe().image().endsWith(":1.2.3"));
  }

  @Test
  void turnsTheAnswersIntoTheTasksConfiguration() {
    List<Question> questions = neo.questions("daily", CALL);

    assertEquals(
        Map.of("RANGE_START", "{{.DSTART}}", "RANGE_END", "{{.DEND}}"),
        neo.defaultConfig(
            List.of(
                new Answer(questions.get(0), "{{.DSTART}}"),
                new Answer(questions.get(1), "{{.DEND}}")),
            CALL));
  }

  @Test
  void refusesAnAnswerThatIsBlank() {
    Question start = neo.questions("daily", CALL).get(0);

    assertFalse(neo.validate(new Answer(start, " "), CALL).valid());
    assertTrue(neo.validate(new Answer(start, "2021-05-25"), CALL).valid());
  }
}
