// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import java.util.Objects;

/**
 * The resources that a decoder may use.
 *
 * @param memory reserves the decoder's window
 * @param headerBytes the largest variable part of a header, in bytes
 */
public record DecoderLimits(DecoderMemory memory, int headerBytes) {
  public DecoderLimits {
    Objects.requireNonNull(memory, "memory");
  }
}
