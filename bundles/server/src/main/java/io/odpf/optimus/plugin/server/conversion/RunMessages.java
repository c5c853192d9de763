// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.proto.server.v1beta1.InstanceSpec;
import io.odpf.optimus.plugin.proto.server.v1beta1.InstanceSpecData;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobRunInputResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobTask;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceResponse;
import io.odpf.optimus.plugin.server.service.RegisteredRun;
import io.odpf.optimus.plugin.server.service.TaskInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of runs and tasks. */
public final class RunMessages {
  private static final String EXECUTION_TIME = "EXECUTION_TIME";

  private RunMessages() {}

  /**
   * Returns a run as a message.
   *
   * @param unit the name of the task or hook that was asked for
   */
  public static RegisterInstanceResponse of(
      RegisteredRun run, String unit, InstanceSpec.Type type) {
    InstanceSpec.Builder instance =
        InstanceSpec.newBuilder()
            .setState("running")
            .setExecutedAt(Times.of(run.executedAt()))
            .setName(unit)
            .setType(type);
    values(run)
        .forEach(
            (name, value) ->
                instance.addData(
                    InstanceSpecData.newBuilder()
                        .setName(name)
                        .setValue(value)
                        .setType(InstanceSpecData.Type.TYPE_ENV)));
    return RegisterInstanceResponse.newBuilder()
        .setProject(ProjectMessages.of(run.project()))
        .setNamespace(ProjectMessages.of(run.namespace()))
        .setJob(JobMessages.of(run.job()))
        .setInstance(instance)
        .setContext(context(run.context()))
        .build();
  }

  /** Returns the values of a run in the order of earlier servers, which name its time first. */
  private static Map<String, String> values(RegisteredRun run) {
    Map<String, String> values = new LinkedHashMap<>();
    String time = run.values().get(EXECUTION_TIME);
    if (time != null) {
      values.put(EXECUTION_TIME, time);
    }
    values.putAll(run.values());
    return values;
  }

  /** Returns the input of a container as a message, with its secrets in the clear. */
  public static JobRunInputResponse context(InstanceContext context) {
    JobRunInputResponse.Builder message =
        JobRunInputResponse.newBuilder().putAllEnvs(context.envs());
    context.secrets().forEach((name, secret) -> message.putSecrets(name, secret.reveal()));
    context.files().forEach((name, file) -> message.putFiles(name, file.text()));
    return message.build();
  }

  /** Returns a task as a message. */
  public static JobTask of(TaskInfo task) {
    JobTask.Builder message =
        JobTask.newBuilder()
            .setName(task.name())
            .setDescription(task.description())
            .setImage(task.image())
            .setDestination(
                JobTask.Destination.newBuilder()
                    .setDestination(task.destination())
                    .setType(task.destinationType()));
    task.dependencies()
        .forEach(it -> message.addDependencies(JobTask.Dependency.newBuilder().setDependency(it)));
    return message.build();
  }
}
