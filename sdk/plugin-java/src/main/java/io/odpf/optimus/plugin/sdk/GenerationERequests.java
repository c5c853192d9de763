// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.proto.e.gotocompany.Assets;
import io.odpf.optimus.plugin.proto.e.gotocompany.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.e.gotocompany.Configs;
import io.odpf.optimus.plugin.proto.e.gotocompany.InstanceDataType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates the one request of generation E that differs from generation C on the wire. */
final class GenerationERequests {
  private GenerationERequests() {}

  /**
   * Returns the request. It has only the ends of the window; the later one is the scheduled time.
   */
  static CompileRequest compile(CompileAssetsRequest message) {
    Map<String, String> config = new LinkedHashMap<>();
    for (Configs.Config value : message.getConfigs().getConfigsList()) {
      config.put(value.getName(), value.getValue());
    }
    Map<String, String> assets = new LinkedHashMap<>();
    for (Assets.Asset asset : message.getAssets().getAssetsList()) {
      assets.put(asset.getName(), asset.getValue());
    }
    List<InstanceData> data = new ArrayList<>();
    for (io.odpf.optimus.plugin.proto.e.gotocompany.InstanceData value :
        message.getInstanceDataList()) {
      boolean file = value.getType() == InstanceDataType.INSTANCE_DATA_TYPE_FILE;
      data.add(
          new InstanceData(
              value.getName(),
              value.getValue(),
              file ? InstanceData.Kind.FILE : InstanceData.Kind.ENVIRONMENT));
    }
    Instant start = Requests.instant(message.getStartTime());
    Instant end = Requests.instant(message.getEndTime());
    TaskWindow window = new TaskWindow(Duration.between(start, end), Duration.ZERO, "");
    return new CompileRequest(config, assets, window, end, start, end, data);
  }
}
