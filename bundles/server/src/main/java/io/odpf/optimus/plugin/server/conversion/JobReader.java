// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.Identity;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.model.Task;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.proto.server.v1beta1.HttpDependency;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobConfigItem;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobDependency;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobMetadata;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecMetadataResourceConfig;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecification;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads jobs from messages. */
public final class JobReader {
  private static final int SHIFTED = 3;

  private JobReader() {}

  /**
   * Reads jobs.
   *
   * @throws ServerException if a job has a value that none can have
   */
  public static List<JobSpec> read(List<JobSpecification> messages) throws ServerException {
    List<JobSpec> jobs = new ArrayList<>();
    for (JobSpecification message : messages) {
      jobs.add(read(message));
    }
    return jobs;
  }

  /**
   * Reads a job.
   *
   * @throws ServerException if it has a value that no job can have
   */
  public static JobSpec read(JobSpecification message) throws ServerException {
    List<Hook> hooks =
        message.getHooksList().stream()
            .map(hook -> new Hook(hook.getName(), "", config(hook.getConfigList())))
            .toList();
    List<Dependency> dependencies = new ArrayList<>();
    for (JobDependency dependency : message.getDependenciesList()) {
      dependencies.add(dependency(message.getName(), dependency));
    }
    return new JobSpec(
        message.getVersion(),
        new Identity(
            message.getName(),
            message.getOwner(),
            message.getDescription(),
            message.getLabelsMap()),
        new RunSchedule(message.getStartDate(), message.getEndDate(), message.getInterval()),
        behavior(message),
        new Task(message.getTaskName(), "", config(message.getConfigList()), window(message)),
        hooks,
        dependencies,
        metadata(message.getMetadata()),
        message.getAssetsMap());
  }

  private static Map<String, String> config(List<JobConfigItem> items) {
    Map<String, String> config = new LinkedHashMap<>();
    items.forEach(item -> config.put(item.getName(), item.getValue()));
    return config;
  }

  private static WindowParts window(JobSpecification message) {
    boolean shifted = message.getVersion() == SHIFTED;
    return new WindowParts(
        message.getWindowSize(),
        shifted ? "" : message.getWindowOffset(),
        message.getWindowTruncateTo(),
        shifted ? message.getWindowOffset() : "",
        "",
        "");
  }

  private static Dependency dependency(String job, JobDependency message) throws ServerException {
    if (message.hasHttpDependency()) {
      HttpDependency http = message.getHttpDependency();
      return new Dependency.OnHttp(
          http.getName(), http.getUrl(), http.getHeadersMap(), http.getParamsMap());
    }
    return new Dependency.OnJob(
        message.getName(),
        switch (message.getType()) {
          case "", "intra" -> Dependency.Type.INTRA;
          case "inter" -> Dependency.Type.INTER;
          case "extra" -> Dependency.Type.EXTRA;
          default ->
              throw ServerException.of(
                  ServerProblem.INVALID_REQUEST,
                  "a dependency of job "
                      + TerminalText.quote(job)
                      + " has the type "
                      + TerminalText.quote(message.getType()),
                  "the types are intra, inter and extra");
        });
  }

  private static Behavior behavior(JobSpecification message) {
    JobSpecification.Behavior behavior = message.getBehavior();
    return new Behavior(
        message.getDependsOnPast(),
        message.getCatchUp(),
        new Behavior.Retry(
            behavior.getRetry().getCount(),
            Times.of(behavior.getRetry().getDelay()),
            behavior.getRetry().getExponentialBackoff()),
        behavior.getNotifyList().stream()
            .map(
                it ->
                    new Behavior.Notification(
                        switch (it.getOn()) {
                          case TYPE_SLA_MISS -> "sla_miss";
                          case TYPE_FAILURE -> "failure";
                          default -> "";
                        },
                        it.getConfigMap(),
                        it.getChannelsList()))
            .toList());
  }

  private static Metadata metadata(JobMetadata message) {
    return new Metadata(
        resources(message.getResource().getRequest()),
        resources(message.getResource().getLimit()),
        message.getAirflow().getPool(),
        message.getAirflow().getQueue());
  }

  private static Metadata.Resources resources(JobSpecMetadataResourceConfig message) {
    return new Metadata.Resources(message.getCpu(), message.getMemory());
  }
}
