// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.proto.a.GetHookSchema;
import io.odpf.optimus.plugin.proto.a.GetTaskSchema;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the descriptions of plugins. A number that is unknown here, from a newer plugin, counts as
 * unspecified.
 */
final class Descriptions {
  private Descriptions() {}

  /** Describes a task of generation A. */
  static PluginInfo of(GetTaskSchema.Response schema) {
    return new PluginInfo(
        schema.getName(),
        schema.getDescription(),
        PluginType.TASK,
        EnumSet.allOf(PluginMod.class),
        Optional.empty(),
        List.of(),
        schema.getImage(),
        List.of(),
        HookType.UNSPECIFIED,
        Replies.text(schema.getSecretPath()),
        Generation.A);
  }

  /** Describes a hook of generation A, which has questions and defaults, but nothing to resolve. */
  static PluginInfo of(GetHookSchema.Response schema) {
    return new PluginInfo(
        schema.getName(),
        schema.getDescription(),
        PluginType.HOOK,
        EnumSet.of(PluginMod.CLI),
        Optional.empty(),
        List.of(),
        schema.getImage(),
        schema.getDependsOnList(),
        hookType(schema.getType()),
        Replies.text(schema.getSecretPath()),
        Generation.A);
  }

  /** Describes a plugin of generation B or C. */
  static PluginInfo of(PluginInfoResponse info, Generation generation) {
    return new PluginInfo(
        info.getName(),
        info.getDescription(),
        type(info),
        mods(info),
        Replies.text(info.getPluginVersion()),
        info.getApiVersionList(),
        info.getImage(),
        info.getDependsOnList(),
        hookType(info),
        Replies.text(info.getSecretPath()),
        generation);
  }

  /** Describes a plugin of generation D or E, which reports only its name. */
  static PluginInfo of(GetNameResponse name, Generation generation) {
    return new PluginInfo(
        name.getName(),
        "",
        PluginType.UNSPECIFIED,
        EnumSet.of(PluginMod.DEPENDENCY_RESOLVER),
        Optional.empty(),
        List.of(),
        "",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        generation);
  }

  private static PluginType type(PluginInfoResponse info) {
    return switch (info.getPluginType()) {
      case PLUGIN_TYPE_TASK -> PluginType.TASK;
      case PLUGIN_TYPE_HOOK -> PluginType.HOOK;
      default -> PluginType.UNSPECIFIED;
    };
  }

  private static Set<PluginMod> mods(PluginInfoResponse info) {
    Set<PluginMod> mods = EnumSet.noneOf(PluginMod.class);
    for (io.odpf.optimus.plugin.proto.c.PluginMod mod : info.getPluginModsList()) {
      switch (mod) {
        case PLUGIN_MOD_CLI -> mods.add(PluginMod.CLI);
        case PLUGIN_MOD_DEPENDENCYRESOLVER -> mods.add(PluginMod.DEPENDENCY_RESOLVER);
        default -> {}
      }
    }
    return mods;
  }

  private static HookType hookType(PluginInfoResponse info) {
    return switch (info.getHookType()) {
      case HOOK_TYPE_PRE -> HookType.PRE;
      case HOOK_TYPE_POST -> HookType.POST;
      case HOOK_TYPE_FAIL -> HookType.FAIL;
      default -> HookType.UNSPECIFIED;
    };
  }

  /** Reads a hook type of generation A: {@code pre}, {@code post} or {@code fail}. */
  private static HookType hookType(String text) {
    for (HookType type : HookType.values()) {
      if (type.name().equalsIgnoreCase(text)) {
        return type;
      }
    }
    return HookType.UNSPECIFIED;
  }
}
