// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.proto.server.v1beta1.HttpDependency;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobConfigItem;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobDependency;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobEvent;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobMetadata;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecHook;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecMetadataAirflow;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecMetadataResource;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecMetadataResourceConfig;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes jobs as messages. */
public final class JobMessages {
  private static final int SHIFTED = 3;

  private JobMessages() {}

  /**
   * Returns a job as a message. The field of the offset has the shift of a window of version 3; the
   * messages have no fields for its location and preset, and none for the versions of plugins.
   */
  public static JobSpecification of(JobSpec job) {
    WindowParts window = job.task().window();
    JobSpecification.Builder message =
        JobSpecification.newBuilder()
            .setVersion(job.version())
            .setName(job.name())
            .setOwner(job.identity().owner())
            .setDescription(job.identity().description())
            .putAllLabels(job.identity().labels())
            .setStartDate(job.schedule().startDate())
            .setEndDate(job.schedule().endDate())
            .setInterval(job.schedule().interval())
            .setDependsOnPast(job.behavior().dependsOnPast())
            .setCatchUp(job.behavior().catchUp())
            .setTaskName(job.task().name())
            .addAllConfig(items(job.task().config()))
            .setWindowSize(window.size())
            .setWindowOffset(job.version() == SHIFTED ? window.shiftBy() : window.offset())
            .setWindowTruncateTo(window.truncateTo())
            .putAllAssets(job.assets())
            .setBehavior(behavior(job.behavior()))
            .setMetadata(metadata(job.metadata()));
    job.dependencies().forEach(it -> message.addDependencies(dependency(it)));
    job.hooks()
        .forEach(
            hook ->
                message.addHooks(
                    JobSpecHook.newBuilder()
                        .setName(hook.name())
                        .addAllConfig(items(hook.config()))));
    return message.build();
  }

  private static List<JobConfigItem> items(Map<String, String> config) {
    return config.entrySet().stream()
        .map(it -> JobConfigItem.newBuilder().setName(it.getKey()).setValue(it.getValue()).build())
        .toList();
  }

  private static JobDependency dependency(Dependency dependency) {
    if (dependency instanceof Dependency.OnHttp http) {
      return JobDependency.newBuilder()
          .setHttpDependency(
              HttpDependency.newBuilder()
                  .setName(http.name())
                  .setUrl(http.url())
                  .putAllHeaders(http.headers())
                  .putAllParams(http.params()))
          .build();
    }
    Dependency.OnJob job = (Dependency.OnJob) dependency;
    return JobDependency.newBuilder()
        .setName(job.job())
        .setType(job.type().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private static JobSpecification.Behavior behavior(Behavior behavior) {
    JobSpecification.Behavior.Builder message =
        JobSpecification.Behavior.newBuilder()
            .setRetry(
                JobSpecification.Behavior.Retry.newBuilder()
                    .setCount(behavior.retry().count())
                    .setDelay(Times.of(behavior.retry().delay()))
                    .setExponentialBackoff(behavior.retry().exponentialBackoff()));
    for (Behavior.Notification notification : behavior.notifications()) {
      message.addNotify(
          JobSpecification.Behavior.Notifiers.newBuilder()
              .setOn(
                  switch (notification.on()) {
                    case "sla_miss" -> JobEvent.Type.TYPE_SLA_MISS;
                    case "failure" -> JobEvent.Type.TYPE_FAILURE;
                    default -> JobEvent.Type.TYPE_UNSPECIFIED;
                  })
              .addAllChannels(notification.channels())
              .putAllConfig(notification.config()));
    }
    return message.build();
  }

  private static JobMetadata metadata(Metadata metadata) {
    JobMetadata.Builder message = JobMetadata.newBuilder();
    Metadata.Resources none = Metadata.Resources.NONE;
    if (!metadata.request().equals(none) || !metadata.limit().equals(none)) {
      JobSpecMetadataResource.Builder resource = JobSpecMetadataResource.newBuilder();
      if (!metadata.request().equals(none)) {
        resource.setRequest(resources(metadata.request()));
      }
      if (!metadata.limit().equals(none)) {
        resource.setLimit(resources(metadata.limit()));
      }
      message.setResource(resource);
    }
    if (!metadata.pool().isEmpty() || !metadata.queue().isEmpty()) {
      message.setAirflow(
          JobSpecMetadataAirflow.newBuilder().setPool(metadata.pool()).setQueue(metadata.queue()));
    }
    return message.build();
  }

  private static JobSpecMetadataResourceConfig resources(Metadata.Resources resources) {
    return JobSpecMetadataResourceConfig.newBuilder()
        .setCpu(resources.cpu())
        .setMemory(resources.memory())
        .build();
  }
}
