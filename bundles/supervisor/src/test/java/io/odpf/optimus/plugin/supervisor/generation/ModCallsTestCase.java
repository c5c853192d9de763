// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.odpf.optimus.plugin.proto.b.CLIModGrpc;
import io.odpf.optimus.plugin.proto.b.DependencyResolverModGrpc;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Generations B and C, each served by its own generated code. */
abstract class ModCallsTestCase {
  static final String RESOLVE =
      message(
          field("assets", Texts.ASSET),
          field("config", Texts.CONFIGS),
          Texts.OPTIONS,
          Texts.PROJECT);

  static final String EMPTY_RESOLVE =
      message(field("assets"), field("config"), Texts.OPTIONS, field("project"));

  /** The calls of a generation. */
  enum Mods {
    B(
        CLIModGrpc.getGetQuestionsMethod(),
        CLIModGrpc.getValidateQuestionMethod(),
        CLIModGrpc.getDefaultConfigMethod(),
        CLIModGrpc.getDefaultAssetsMethod(),
        CLIModGrpc.getCompileAssetsMethod(),
        DependencyResolverModGrpc.getGenerateDestinationMethod(),
        DependencyResolverModGrpc.getGenerateDependenciesMethod()),
    C(
        CLIModServiceGrpc.getGetQuestionsMethod(),
        CLIModServiceGrpc.getValidateQuestionMethod(),
        CLIModServiceGrpc.getDefaultConfigMethod(),
        CLIModServiceGrpc.getDefaultAssetsMethod(),
        CLIModServiceGrpc.getCompileAssetsMethod(),
        DependencyResolverModServiceGrpc.getGenerateDestinationMethod(),
        DependencyResolverModServiceGrpc.getGenerateDependenciesMethod());

    final MethodDescriptor<?, ?> questions;
    final MethodDescriptor<?, ?> validate;
    final MethodDescriptor<?, ?> defaultConfig;
    final MethodDescriptor<?, ?> defaultAssets;
    final MethodDescriptor<?, ?> compile;
    final MethodDescriptor<?, ?> destination;
    final MethodDescriptor<?, ?> dependencies;

    Mods(
        MethodDescriptor<?, ?> questions,
        MethodDescriptor<?, ?> validate,
        MethodDescriptor<?, ?> defaultConfig,
        MethodDescriptor<?, ?> defaultAssets,
        MethodDescriptor<?, ?> compile,
        MethodDescriptor<?, ?> destination,
        MethodDescriptor<?, ?> dependencies) {
      this.questions = questions;
      this.validate = validate;
      this.defaultConfig = defaultConfig;
      this.defaultAssets = defaultAssets;
      this.compile = compile;
      this.destination = destination;
      this.dependencies = dependencies;
    }

    PluginCalls calls(Channel channel) {
      return this == B ? ModCalls.ofB("neo", channel) : ModCalls.ofC("neo", channel);
    }
  }

  @RegisterExtension final PluginServer server = new PluginServer();

  static Configs.Config.Builder config(String name) {
    return Configs.Config.newBuilder().setName(name).setValue("value of " + name);
  }

  static Assets.Asset.Builder asset(String name) {
    return Assets.Asset.newBuilder().setName(name).setValue("content of " + name);
  }
}
