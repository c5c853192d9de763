// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.sdk.AnswerRule;
import io.odpf.optimus.plugin.sdk.CliMod;
import io.odpf.optimus.plugin.sdk.DependencyResolverMod;
import io.odpf.optimus.plugin.sdk.OptimusPlugin;
import io.odpf.optimus.plugin.sdk.PluginCall;
import io.odpf.optimus.plugin.sdk.PluginDescription;
import io.odpf.optimus.plugin.sdk.PluginException;
import io.odpf.optimus.plugin.sdk.QuestionBuilder;
import io.odpf.optimus.plugin.sdk.QuestionForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryPluginTest {
  private static final CallOptions OPTIONS = CallOptions.DEFAULT;

  private final PluginHarness harness = PluginHarness.open(Map.of());
  private final Copier copier = new Copier();

  @AfterEach
  void closeHarness() {
    harness.close();
  }

  /** Copies a table. */
  private static final class Copier implements OptimusPlugin, CliMod, DependencyResolverMod {
    private static final QuestionForm FORM =
        QuestionForm.of(
            QuestionBuilder.ask("TABLE", "Which table?").rule(AnswerRule.notBlank("name one")));

    private boolean closed;

    @Override
    public PluginDescription describe() {
      return PluginDescription.task("copier", "1.0").image("copier:1.0").build();
    }

    @Override
    public List<Question> questions(String jobName, PluginCall call) {
      return FORM.questions();
    }

    @Override
    public Validation validate(Answer answer, PluginCall call) {
      return FORM.validate(answer);
    }

    @Override
    public Destination destination(ResolveRequest request, PluginCall call) throws PluginException {
      String table = request.config().getOrDefault("TABLE", "");
      if (table.isEmpty()) {
        throw new PluginException(PluginException.Reason.NOT_FOUND, "the job has no TABLE");
      }
      return new Destination(table, Optional.of("store"));
    }

    @Override
    public List<String> dependencies(ResolveRequest request, PluginCall call) {
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static ResolveRequest request(Map<String, String> config) {
    return new ResolveRequest(config, Map.of(), ResolveRequest.Project.NONE);
  }

  @Test
  void answersOverItsServices() throws Exception {
    PluginClient client = harness.inMemory(copier);

    assertThat(client.info(OPTIONS).mods())
        .containsExactlyInAnyOrder(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER);
    Question question = client.questions("job", OPTIONS).get(0);
    assertThat(question.prompt()).isEqualTo("Which table?");
    assertThat(client.validate(new Answer(question, ""), OPTIONS).error()).isEqualTo("name one");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "A")
  void speaksTheWantedGeneration(Generation generation) throws Exception {
    PluginClient client = harness.inMemory(copier, generation);

    assertThat(client.info(OPTIONS).generation()).isEqualTo(generation);
    assertThat(client.destination(request(Map.of("TABLE", "t")), OPTIONS).name()).isEqualTo("t");
  }

  @Test
  void reportsTheReasonOfAFailure() {
    PluginClient client = harness.inMemory(copier);

    PluginCallException failure =
        catchThrowableOfType(
            PluginCallException.class, () -> client.destination(request(Map.of()), OPTIONS));

    assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.REFUSED);
    assertThat(failure).hasMessageContaining("the job has no TABLE");
  }

  @Test
  void closesItsPlugins() {
    harness.inMemory(copier);

    harness.close();

    assertThat(copier.closed).isTrue();
  }
}
