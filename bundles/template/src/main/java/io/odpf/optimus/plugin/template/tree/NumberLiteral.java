// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

/**
 * A number literal, and the values that it can have.
 *
 * @param isInteger whether it is a signed 64-bit integer
 * @param isReal whether it is a floating-point number where no type is required
 * @param overflows whether it is an integer that fits only into 64 bits without a sign
 */
public record NumberLiteral(
    boolean isInteger, long integer, double real, boolean isReal, boolean overflows) {}
