// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.CompressionException;

/** A processor's branch instructions. */
interface BranchCode {
  /**
   * Converts the absolute targets of branches to relative ones.
   *
   * @param bytes a part of a program, at index 0
   * @param position the position of the first byte in the program
   * @return the number of bytes converted; the rest needs the bytes that follow
   */
  int convert(byte[] bytes, int length, int position);

  /** Returns whether there is a filter with an id. */
  static boolean isKnown(int filter) {
    return filter >= 4 && filter <= 11;
  }

  /** Creates the filter with an id, for one block. */
  static BranchCode of(int filter) throws CompressionException {
    return switch (filter) {
      case 4 -> new X86Branches();
      case 5 -> FixedBranches::powerPc;
      case 6 -> FixedBranches::ia64;
      case 7 -> FixedBranches::arm;
      case 8 -> FixedBranches::armThumb;
      case 9 -> FixedBranches::sparc;
      case 10 -> FixedBranches::arm64;
      case 11 -> RiscVBranches::convert;
      default -> throw XzInput.unknownOptions();
    };
  }

  /** Returns the alignment of instructions for a filter. */
  static int alignment(int filter) {
    return switch (filter) {
      case 4 -> 1;
      case 6 -> 16;
      case 8, 11 -> 2;
      default -> 4;
    };
  }
}
