// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.odpf.optimus.plugin.proto.management.RuntimeState;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Map;

/** The process of a runtime as a message. */
public final class ProcessMessages {
  private ProcessMessages() {}

  /** Returns the state of a process, whose fields have the names and values of JSON. */
  public static RuntimeState of(Map<String, Object> state) {
    RuntimeState.Builder message = RuntimeState.newBuilder();
    try {
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(JsonText.compact().tree(state).toString(), message);
      return message.build();
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalArgumentException("the host's state is not as its interface says", failure);
    }
  }
}
