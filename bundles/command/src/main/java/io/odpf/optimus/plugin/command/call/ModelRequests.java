// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.call;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates the model's requests from JSON. */
final class ModelRequests {
  private ModelRequests() {}

  /** Returns an answer. Its question has only a name, by which plugins identify it. */
  static Answer answer(String question, String value) {
    return new Answer(new Question(question, "", "", "", List.of(), List.of()), value);
  }

  static List<Answer> answers(JsonRequest request) throws UsageException {
    List<Answer> answers = new ArrayList<>();
    request.texts("answers").forEach((question, value) -> answers.add(answer(question, value)));
    return answers;
  }

  /** Returns a request to compile. By default, the run is scheduled now and its window is empty. */
  static CompileRequest compile(JsonRequest request) throws UsageException {
    Map<String, String> config = request.texts("config");
    Map<String, String> assets = request.texts("assets");
    Instant scheduled = request.instant("scheduledAt", Instant.now());
    Instant start = request.instant("windowStart", scheduled);
    Instant end = request.instant("windowEnd", scheduled);
    TaskWindow window = TaskWindow.NONE;
    if (request.has("window")) {
      JsonRequest given = request.object("window");
      window =
          new TaskWindow(
              given.duration("size", Duration.ZERO),
              given.duration("offset", Duration.ZERO),
              given.text("truncateTo", ""));
      given.end();
    }
    List<InstanceData> data = new ArrayList<>();
    for (JsonRequest item : request.objects("instanceData")) {
      data.add(
          new InstanceData(
              item.text("name"),
              item.text("value"),
              item.choice("kind", InstanceData.Kind.ENVIRONMENT)));
      item.end();
    }
    return new CompileRequest(config, assets, window, scheduled, start, end, data);
  }

  static ResolveRequest resolve(JsonRequest request) throws UsageException {
    Map<String, String> config = request.texts("config");
    Map<String, String> assets = request.texts("assets");
    ResolveRequest.Project project = ResolveRequest.Project.NONE;
    if (request.has("project")) {
      JsonRequest given = request.object("project");
      Map<String, Secret> secrets = new LinkedHashMap<>();
      given.texts("secrets").forEach((name, value) -> secrets.put(name, Secret.of(value)));
      project = new ResolveRequest.Project(given.text("name", ""), given.texts("config"), secrets);
      given.end();
    }
    return new ResolveRequest(config, assets, project);
  }
}
