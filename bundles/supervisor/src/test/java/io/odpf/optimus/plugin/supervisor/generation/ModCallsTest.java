// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultConfigResponse;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions, answers and defaults in generations B and C. */
class ModCallsTest extends ModCallsTestCase {
  @ParameterizedTest
  @EnumSource
  void readsQuestionsWithTheirSubQuestions(Mods mods) throws Exception {
    PluginQuestion leaf = PluginQuestion.newBuilder().setName("leaf").setPrompt("Leaf?").build();
    server
        .answerLike(
            mods.questions,
            GetQuestionsResponse.newBuilder()
                .addQuestions(
                    PluginQuestion.newBuilder()
                        .setName("kind")
                        .setPrompt("Which kind?")
                        .setHelp("one of two")
                        .setDefault("a")
                        .addMultiselect("a")
                        .addMultiselect("b")
                        .addSubQuestions(
                            group("a")
                                .addQuestions(leaf)
                                .addQuestions(
                                    PluginQuestion.newBuilder()
                                        .setName("deep")
                                        .setPrompt("Deep?")
                                        .addSubQuestions(group("yes").addQuestions(leaf)))))
                .addQuestions(leaf)
                .build())
        .start();

    assertThat(mods.calls(server.channel()).questions("daily", Jobs.DRY_RUN))
        .containsExactly(Jobs.QUESTION, Jobs.LEAF);
    assertThat(server.request(mods.questions))
        .isEqualTo(message("job_name: \"daily\"", Texts.DRY_RUN));
  }

  private static PluginQuestion.SubQuestion.Builder group(String value) {
    return PluginQuestion.SubQuestion.newBuilder().setIfValue(value);
  }

  @ParameterizedTest
  @EnumSource
  void sendsAnAnswerWithItsWholeQuestion(Mods mods) throws Exception {
    server
        .answerLike(
            mods.validate,
            ValidateQuestionResponse.newBuilder()
                .setSuccess(false)
                .setError("no such kind")
                .build())
        .start();

    assertThat(mods.calls(server.channel()).validate(Jobs.ANSWER, Jobs.LIMITS))
        .isEqualTo(new Validation(false, "no such kind"));
    assertThat(server.request(mods.validate))
        .isEqualTo(
            """
            answer {
              question {
                default: "a"
                help: "one of two"
                multiselect: "a"
                multiselect: "b"
                name: "kind"
                prompt: "Which kind?"
                sub_questions {
                  if_value: "a"
                  questions {
                    name: "leaf"
                    prompt: "Leaf?"
                  }
                  questions {
                    name: "deep"
                    prompt: "Deep?"
                    sub_questions {
                      if_value: "yes"
                      questions {
                        name: "leaf"
                        prompt: "Leaf?"
                      }
                    }
                  }
                }
              }
              value: "a"
            }
            options {
            }\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEveryAnswerForDefaults(Mods mods) throws Exception {
    server
        .answerLike(
            mods.defaultConfig,
            DefaultConfigResponse.newBuilder()
                .setConfig(Configs.newBuilder().addConfigs(config("Z")).addConfigs(config("A")))
                .build())
        .answerLike(
            mods.defaultAssets,
            DefaultAssetsResponse.newBuilder()
                .setAssets(Assets.newBuilder().addAssets(asset("z")).addAssets(asset("a")))
                .build())
        .start();
    PluginCalls calls = mods.calls(server.channel());
    List<Answer> answers = List.of(new Answer(Jobs.LEAF, "1"), new Answer(Jobs.LEAF, "2"));
    String request =
        """
        answers {
          question {
            name: "leaf"
            prompt: "Leaf?"
          }
          value: "1"
        }
        answers {
          question {
            name: "leaf"
            prompt: "Leaf?"
          }
          value: "2"
        }
        options {
          dry_run: true
        }\
        """;

    assertThat(calls.defaultConfig(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("Z", "value of Z"), entry("A", "value of A"));
    assertThat(server.request(mods.defaultConfig)).isEqualTo(request);
    assertThat(calls.defaultAssets(answers, Map.of("T", "t"), Jobs.DRY_RUN))
        .containsExactly(entry("z", "content of z"), entry("a", "content of a"));
    assertThat(server.request(mods.defaultAssets)).isEqualTo(request);
  }

  @ParameterizedTest
  @EnumSource
  void sendsOptionsWithDefaultsOfNoAnswer(Mods mods) throws Exception {
    server
        .answerLike(mods.defaultConfig, DefaultConfigResponse.getDefaultInstance())
        .answerLike(mods.defaultAssets, DefaultAssetsResponse.getDefaultInstance())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.defaultConfig(List.of(), Map.of(), Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.defaultConfig)).isEqualTo("options {\n}");
    assertThat(calls.defaultAssets(List.of(), Map.of(), Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.defaultAssets)).isEqualTo("options {\n}");
  }
}
