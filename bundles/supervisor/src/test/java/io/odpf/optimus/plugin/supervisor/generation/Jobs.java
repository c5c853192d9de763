// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Question.SubQuestions;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tests of all generations ask for, with something in every field, or in none. */
final class Jobs {
  static final CallLimits LIMITS = new CallLimits(Duration.ofMinutes(5), false);
  static final CallLimits DRY_RUN = new CallLimits(Duration.ofMinutes(5), true);

  static final CompileRequest COMPILE =
      new CompileRequest(
          values("Z", "last letter first", "A", "1"),
          values("query.sql", "select 1"),
          new TaskWindow(Duration.ofHours(24), Duration.ofMillis(-1500), "d"),
          Instant.ofEpochSecond(1_600_000_000, 5),
          Instant.ofEpochSecond(1_500_000_000),
          Instant.ofEpochSecond(-1, 999_000_000),
          List.of(
              new InstanceData("DSTART", "monday", InstanceData.Kind.ENVIRONMENT),
              new InstanceData("query.sql", "select 2", InstanceData.Kind.FILE)));

  static final CompileRequest EMPTY_COMPILE =
      new CompileRequest(
          Map.of(),
          Map.of(),
          TaskWindow.NONE,
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH,
          List.of());

  /** More than the 4 MiB that a gRPC server takes if nothing else is said. */
  static final CompileRequest LARGE_COMPILE =
      new CompileRequest(
          Map.of(),
          Map.of("query.sql", "x".repeat(5 << 20)),
          TaskWindow.NONE,
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH,
          List.of());

  static final ResolveRequest RESOLVE =
      new ResolveRequest(
          values("Z", "last letter first", "A", "1"),
          values("query.sql", "select 1"),
          new ResolveRequest.Project(
              "sales", values("BUCKET", "b"), Map.of("KEY", Secret.of("hunter2"))));

  static final ResolveRequest EMPTY_RESOLVE =
      new ResolveRequest(Map.of(), Map.of(), ResolveRequest.Project.NONE);

  static final Question LEAF = new Question("leaf", "Leaf?", "", "", List.of(), List.of());

  static final Question QUESTION =
      new Question(
          "kind",
          "Which kind?",
          "one of two",
          "a",
          List.of("a", "b"),
          List.of(new SubQuestions("a", List.of(LEAF, nested()))));

  static final Question TWO_GROUPS =
      new Question(
          "kind",
          "Which kind?",
          "",
          "",
          List.of(),
          List.of(new SubQuestions("a", List.of(LEAF)), new SubQuestions("b", List.of(nested()))));

  static final Answer ANSWER = new Answer(QUESTION, "a");

  private Jobs() {}

  /** Describes a plugin that tells nothing about itself but a name and its mods. */
  static PluginInfo named(String name, Set<PluginMod> mods, Generation generation) {
    return new PluginInfo(
        name,
        "",
        PluginType.UNSPECIFIED,
        mods,
        Optional.empty(),
        List.of(),
        "",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        generation);
  }

  private static Question nested() {
    return new Question(
        "deep", "Deep?", "", "", List.of(), List.of(new SubQuestions("yes", List.of(LEAF))));
  }

  /** A map in the order of its arguments. */
  static Map<String, String> values(String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
  }
}
