// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.MessageLite;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultConfigResponse;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import java.time.Duration;
import java.util.Map;

/** Makes the calls whose requests differ between generations and whose replies do not. */
final class ModReplies {
  private ModReplies() {}

  static Validation validation(
      RemoteService service, String method, MessageLite request, Duration timeout)
      throws PluginCallException, InterruptedException {
    return Replies.validation(
        service.call(method, request, ValidateQuestionResponse.getDefaultInstance(), timeout));
  }

  static Map<String, String> defaultConfig(
      RemoteService service, String method, MessageLite request, Duration timeout)
      throws PluginCallException, InterruptedException {
    return Replies.values(
        service
            .call(method, request, DefaultConfigResponse.getDefaultInstance(), timeout)
            .getConfig());
  }

  static Map<String, String> defaultAssets(
      RemoteService service, String method, MessageLite request, Duration timeout)
      throws PluginCallException, InterruptedException {
    return Replies.values(
        service
            .call(method, request, DefaultAssetsResponse.getDefaultInstance(), timeout)
            .getAssets());
  }

  static Map<String, String> compiledAssets(
      RemoteService service, String method, MessageLite request, Duration timeout)
      throws PluginCallException, InterruptedException {
    return Replies.values(
        service
            .call(method, request, CompileAssetsResponse.getDefaultInstance(), timeout)
            .getAssets());
  }
}
