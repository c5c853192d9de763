// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.proto.e.gotocompany.Assets;
import io.odpf.optimus.plugin.proto.e.gotocompany.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.e.gotocompany.Configs;
import io.odpf.optimus.plugin.proto.e.gotocompany.InstanceData;
import io.odpf.optimus.plugin.proto.e.gotocompany.InstanceDataType;
import io.odpf.optimus.plugin.proto.e.gotocompany.PluginOptions;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;

/** Creates the one request of generation E that differs from those of earlier generations. */
final class GenerationERequests {
  private GenerationERequests() {}

  static CompileAssetsRequest compile(CompileRequest request, CallLimits limits) {
    Configs.Builder configs = Configs.newBuilder();
    request
        .config()
        .forEach(
            (name, value) ->
                configs.addConfigs(Configs.Config.newBuilder().setName(name).setValue(value)));
    Assets.Builder assets = Assets.newBuilder();
    request
        .assets()
        .forEach(
            (name, value) ->
                assets.addAssets(Assets.Asset.newBuilder().setName(name).setValue(value)));
    CompileAssetsRequest.Builder compile =
        CompileAssetsRequest.newBuilder()
            .setConfigs(configs)
            .setAssets(assets)
            .setStartTime(Requests.timestamp(request.windowStart()))
            .setEndTime(Requests.timestamp(request.windowEnd()))
            .setOptions(PluginOptions.newBuilder().setDryRun(limits.dryRun()));
    request
        .instanceData()
        .forEach(
            data ->
                compile.addInstanceData(
                    InstanceData.newBuilder()
                        .setName(data.name())
                        .setValue(data.value())
                        .setType(
                            switch (data.kind()) {
                              case ENVIRONMENT -> InstanceDataType.INSTANCE_DATA_TYPE_ENV;
                              case FILE -> InstanceDataType.INSTANCE_DATA_TYPE_FILE;
                            })));
    return compile.build();
  }
}
