// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.proto.b.BaseGrpc;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Descriptions of plugins of generations B and C. */
class ModDescriptionTest extends ModCallsTestCase {
  @Test
  void readsEveryFieldOfADescriptionOfGenerationB() throws Exception {
    server
        .answer(
            BaseGrpc.getPluginInfoMethod(),
            io.odpf.optimus.plugin.proto.b.PluginInfoResponse.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setPluginType(io.odpf.optimus.plugin.proto.b.PluginType.PluginType_HOOK)
                .addPluginMods(io.odpf.optimus.plugin.proto.b.PluginMod.PluginMod_CLI)
                .addPluginMods(
                    io.odpf.optimus.plugin.proto.b.PluginMod.PluginMod_DEPENDENCYRESOLVER)
                .setPluginVersion("0.0.6")
                .addApiVersion("1")
                .addApiVersion("2")
                .setImage("example/neo:0.0.6")
                .addDependsOn("b")
                .addDependsOn("a")
                .setHookType(io.odpf.optimus.plugin.proto.b.HookType.HookType_FAIL)
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(ModCalls.ofB("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(described(HookType.FAIL, Generation.B));
  }

  @Test
  void readsEveryFieldOfADescriptionOfGenerationC() throws Exception {
    server
        .answer(
            BaseServiceGrpc.getPluginInfoMethod(),
            PluginInfoResponse.newBuilder()
                .setName("neo")
                .setDescription("Near Earth objects")
                .setPluginType(io.odpf.optimus.plugin.proto.c.PluginType.PLUGIN_TYPE_HOOK)
                .addPluginMods(
                    io.odpf.optimus.plugin.proto.c.PluginMod.PLUGIN_MOD_DEPENDENCYRESOLVER)
                .addPluginMods(io.odpf.optimus.plugin.proto.c.PluginMod.PLUGIN_MOD_CLI)
                .setPluginVersion("0.0.6")
                .addApiVersion("1")
                .addApiVersion("2")
                .setImage("example/neo:0.0.6")
                .addDependsOn("b")
                .addDependsOn("a")
                .setHookType(io.odpf.optimus.plugin.proto.c.HookType.HOOK_TYPE_PRE)
                .setSecretPath("/opt/secret")
                .build())
        .start();

    assertThat(ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(described(HookType.PRE, Generation.C));
  }

  private static PluginInfo described(HookType hookType, Generation generation) {
    return new PluginInfo(
        "neo",
        "Near Earth objects",
        PluginType.HOOK,
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        Optional.of("0.0.6"),
        List.of("1", "2"),
        "example/neo:0.0.6",
        List.of("b", "a"),
        hookType,
        Optional.of("/opt/secret"),
        generation);
  }

  @Test
  void readsUnknownNumbersAsUnspecified() throws Exception {
    server
        .answer(
            BaseServiceGrpc.getPluginInfoMethod(),
            PluginInfoResponse.newBuilder()
                .setPluginTypeValue(17)
                .setHookTypeValue(-1)
                .addPluginModsValue(9)
                .addPluginModsValue(0)
                .addPluginModsValue(1)
                .build())
        .start();

    PluginInfo info = ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS);

    assertThat(info.type()).isEqualTo(PluginType.UNSPECIFIED);
    assertThat(info.hookType()).isEqualTo(HookType.UNSPECIFIED);
    assertThat(info.mods()).containsExactly(PluginMod.CLI);
  }

  @Test
  void readsAnEmptyDescription() throws Exception {
    server
        .answer(BaseServiceGrpc.getPluginInfoMethod(), PluginInfoResponse.getDefaultInstance())
        .start();

    assertThat(ModCalls.ofC("neo", server.channel()).info(Jobs.LIMITS))
        .isEqualTo(
            new PluginInfo(
                "",
                "",
                PluginType.UNSPECIFIED,
                Set.of(),
                Optional.empty(),
                List.of(),
                "",
                List.of(),
                HookType.UNSPECIFIED,
                Optional.empty(),
                Generation.C));
  }
}
