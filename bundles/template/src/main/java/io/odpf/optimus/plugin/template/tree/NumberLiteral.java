// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

/**
 * A number as it is written, and what it can be.
 *
 * @param isInteger whether it is an integer of 64 bits
 * @param isReal whether it becomes a number with a fraction where nothing else is asked for
 * @param overflows whether it is an integer that needs the 64th bit
 */
public record NumberLiteral(
    boolean isInteger, long integer, double real, boolean isReal, boolean overflows) {}
