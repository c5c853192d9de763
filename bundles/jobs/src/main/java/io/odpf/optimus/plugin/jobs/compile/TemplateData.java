// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.template.Data;
import java.util.HashMap;
import java.util.Map;

/** Assembles the data of templates. */
final class TemplateData {
  private TemplateData() {}

  /** Returns the data for the templates of tasks and assets. */
  static Data.Fields of(JobScope scope, Map<String, String> run) {
    Map<String, Data> fields = new HashMap<>();
    Map<String, Data.Text> config = new HashMap<>();
    scope.config().forEach((key, value) -> config.put(key, Data.text(value)));
    config.forEach((key, value) -> fields.put("GLOBAL__" + key, value));
    Map<String, Data.Text> secrets = new HashMap<>();
    for (Map.Entry<String, Secret> secret : scope.secrets().entrySet()) {
      secrets.put(secret.getKey(), Data.secret(secret.getKey(), secret.getValue().reveal()));
    }
    Map<String, Data.Text> values = new HashMap<>();
    run.forEach((key, value) -> values.put(key, Data.text(value)));
    fields.putAll(values);
    fields.put("inst", new Data.Texts(values));
    fields.put("proj", new Data.Texts(config));
    fields.put("secret", new Data.Texts(secrets, true));
    return new Data.Fields(fields);
  }

  /** Returns the data for the templates of hooks, which includes the task's configuration. */
  static Data.Fields withTask(Data.Fields data, Map<String, Data.Text> task) {
    Map<String, Data> fields = new HashMap<>(data.entries());
    task.forEach((key, value) -> fields.put("TASK__" + key, value));
    fields.put("task", new Data.Texts(task));
    return new Data.Fields(fields);
  }
}
