// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationRequest;
import io.odpf.optimus.plugin.proto.c.GetQuestionsRequest;
import io.odpf.optimus.plugin.proto.c.PluginOptions;
import io.odpf.optimus.plugin.proto.odpf.core.InstanceSpecData;
import io.odpf.optimus.plugin.proto.odpf.core.ProjectSpecification;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Creates the requests about a job, in the messages of generation C. Unless stated otherwise, these
 * equal the messages of A, B and D field by field. Every sub-message is set, even if empty, since
 * plugins dereference them unchecked and crash if one is absent.
 */
final class Requests {
  private Requests() {}

  static PluginOptions options(CallLimits limits) {
    return PluginOptions.newBuilder().setDryRun(limits.dryRun()).build();
  }

  /** Creates {@code GetQuestions} for generations A to C. */
  static GetQuestionsRequest questions(String jobName, CallLimits limits) {
    return GetQuestionsRequest.newBuilder().setJobName(jobName).setOptions(options(limits)).build();
  }

  /** Creates {@code CompileAssets} for generations A and B, without the window's two ends. */
  static CompileAssetsRequest.Builder compile(CompileRequest request, CallLimits limits) {
    TaskWindow window = request.window();
    CompileAssetsRequest.Builder compile =
        CompileAssetsRequest.newBuilder()
            .setConfigs(configs(request.config()))
            .setAssets(assets(request.assets()))
            .setWindow(
                io.odpf.optimus.plugin.proto.odpf.core.TaskWindow.newBuilder()
                    .setSize(duration(window.size()))
                    .setOffset(duration(window.offset()))
                    .setTruncateTo(window.truncateTo()))
            .setInstanceSchedule(timestamp(request.scheduledAt()))
            .setOptions(options(limits));
    for (InstanceData data : request.instanceData()) {
      compile.addInstanceData(
          InstanceSpecData.newBuilder()
              .setName(data.name())
              .setValue(data.value())
              .setType(
                  switch (data.kind()) {
                    case ENVIRONMENT -> InstanceSpecData.Type.TYPE_ENV;
                    case FILE -> InstanceSpecData.Type.TYPE_FILE;
                  }));
    }
    return compile;
  }

  /** Creates {@code CompileAssets} for generations C and D. */
  static CompileAssetsRequest compileWithEnds(CompileRequest request, CallLimits limits) {
    return compile(request, limits)
        .setStartTime(timestamp(request.windowStart()))
        .setEndTime(timestamp(request.windowEnd()))
        .build();
  }

  /**
   * Creates {@code GenerateDestination} or {@code GenerateDependencies}, which have the same
   * fields, for generation E, without the project.
   */
  static GenerateDestinationRequest.Builder resolve(ResolveRequest request, CallLimits limits) {
    return GenerateDestinationRequest.newBuilder()
        .setConfig(configs(request.config()))
        .setAssets(assets(request.assets()))
        .setOptions(options(limits));
  }

  /** Creates the same request with the project, for generations A to D. */
  static GenerateDestinationRequest resolveWithProject(ResolveRequest request, CallLimits limits) {
    return resolve(request, limits).setProject(project(request.project())).build();
  }

  static Configs configs(Map<String, String> values) {
    Configs.Builder configs = Configs.newBuilder();
    for (Map.Entry<String, String> value : values.entrySet()) {
      configs.addConfigs(
          Configs.Config.newBuilder().setName(value.getKey()).setValue(value.getValue()));
    }
    return configs.build();
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static Assets assets(Map<String, String> values) {
    Assets.Builder assets = Assets.newBuilder();
    for (Map.Entry<String, String> value : values.entrySet()) {
      assets.addAssets(
          Assets.Asset.newBuilder().setName(value.getKey()).setValue(value.getValue()));
    }
    return assets.build();
  }

  private static ProjectSpecification project(ResolveRequest.Project project) {
    ProjectSpecification.Builder specification =
        ProjectSpecification.newBuilder().setName(project.name()).putAllConfig(project.config());
    for (Map.Entry<String, Secret> secret : project.secrets().entrySet()) {
      specification.addSecrets(
          ProjectSpecification.ProjectSecret.newBuilder()
              .setName(secret.getKey())
              .setValue(secret.getValue().reveal()));
    }
    return specification.build();
  }

  /**
   * Converts a duration: Protobuf requires both parts to have the same sign, and Java's nanoseconds
   * are never negative.
   */
  private static com.google.protobuf.Duration duration(Duration duration) {
    boolean carried = duration.isNegative() && duration.getNano() > 0;
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds() + (carried ? 1 : 0))
        .setNanos(duration.getNano() - (carried ? 1_000_000_000 : 0))
        .build();
  }
}
