// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultConfigResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.HookType;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import io.odpf.optimus.plugin.proto.c.PluginMod;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.proto.c.PluginType;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import java.util.List;
import java.util.Map;

/**
 * Creates the replies of generation C. Sub-messages are always set, even if empty, since hosts
 * dereference them unchecked.
 */
final class Replies {
  private Replies() {}

  static PluginInfoResponse info(PluginDescription plugin, boolean cli, boolean resolver) {
    PluginInfoResponse.Builder reply =
        PluginInfoResponse.newBuilder()
            .setName(plugin.name())
            .setDescription(plugin.description())
            .setPluginVersion(plugin.version())
            .addAllApiVersion(plugin.apiVersions())
            .setImage(plugin.image())
            .addAllDependsOn(plugin.dependsOn())
            .setSecretPath(plugin.secretPath())
            .setPluginType(
                switch (plugin.type()) {
                  case TASK -> PluginType.PLUGIN_TYPE_TASK;
                  case HOOK -> PluginType.PLUGIN_TYPE_HOOK;
                  case UNSPECIFIED -> PluginType.PLUGIN_TYPE_UNSPECIFIED;
                })
            .setHookType(
                switch (plugin.hookType()) {
                  case PRE -> HookType.HOOK_TYPE_PRE;
                  case POST -> HookType.HOOK_TYPE_POST;
                  case FAIL -> HookType.HOOK_TYPE_FAIL;
                  case UNSPECIFIED -> HookType.HOOK_TYPE_UNSPECIFIED;
                });
    if (cli) {
      reply.addPluginMods(PluginMod.PLUGIN_MOD_CLI);
    }
    if (resolver) {
      reply.addPluginMods(PluginMod.PLUGIN_MOD_DEPENDENCYRESOLVER);
    }
    return reply.build();
  }

  static GetQuestionsResponse questions(List<Question> questions) {
    GetQuestionsResponse.Builder reply = GetQuestionsResponse.newBuilder();
    for (Question question : questions) {
      reply.addQuestions(question(question));
    }
    return reply.build();
  }

  private static PluginQuestion question(Question question) {
    PluginQuestion.Builder message =
        PluginQuestion.newBuilder()
            .setName(question.name())
            .setPrompt(question.prompt())
            .setHelp(question.help())
            .setDefault(question.defaultValue())
            .addAllMultiselect(question.choices());
    for (Question.SubQuestions follow : question.subQuestions()) {
      PluginQuestion.SubQuestion.Builder more =
          PluginQuestion.SubQuestion.newBuilder().setIfValue(follow.ifValue());
      for (Question next : follow.questions()) {
        more.addQuestions(question(next));
      }
      message.addSubQuestions(more);
    }
    return message.build();
  }

  static ValidateQuestionResponse validation(Validation verdict) {
    return ValidateQuestionResponse.newBuilder()
        .setSuccess(verdict.valid())
        .setError(verdict.error())
        .build();
  }

  static DefaultConfigResponse config(Map<String, String> values) {
    Configs.Builder configs = Configs.newBuilder();
    for (Map.Entry<String, String> value : values.entrySet()) {
      configs.addConfigs(
          Configs.Config.newBuilder().setName(value.getKey()).setValue(value.getValue()));
    }
    return DefaultConfigResponse.newBuilder().setConfig(configs).build();
  }

  static DefaultAssetsResponse assets(Map<String, String> files) {
    return DefaultAssetsResponse.newBuilder().setAssets(message(files)).build();
  }

  static CompileAssetsResponse compiled(Map<String, String> files) {
    return CompileAssetsResponse.newBuilder().setAssets(message(files)).build();
  }

  private static Assets message(Map<String, String> files) {
    Assets.Builder assets = Assets.newBuilder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      assets.addAssets(Assets.Asset.newBuilder().setName(file.getKey()).setValue(file.getValue()));
    }
    return assets.build();
  }

  static GenerateDestinationResponse destination(Destination destination) {
    return GenerateDestinationResponse.newBuilder()
        .setDestination(destination.name())
        .setDestinationType(destination.type().orElse(""))
        .build();
  }

  static GenerateDependenciesResponse dependencies(List<String> names) {
    return GenerateDependenciesResponse.newBuilder().addAllDependencies(names).build();
  }
}
