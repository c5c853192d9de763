// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.odpf.optimus.plugin.proto.management.RuntimeState;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Map;

/** Converts the state of the runtime's process. */
public final class ProcessMessages {
  private ProcessMessages() {}

  /**
   * Converts the state that the host returned.
   *
   * @param state the values, under the JSON names of the message's fields
   * @throws IllegalArgumentException if a value does not have the type of its field
   */
  public static RuntimeState of(Map<String, Object> state) {
    RuntimeState.Builder message = RuntimeState.newBuilder();
    try {
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(JsonText.compact().tree(state).toString(), message);
      return message.build();
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalArgumentException("the host returned a malformed state", failure);
    }
  }
}
