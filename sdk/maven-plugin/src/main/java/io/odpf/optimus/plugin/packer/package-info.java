// SPDX-License-Identifier: Apache-2.0
/**
 * Packs a Java plugin as one executable file. A Maven plugin that can also be used without Maven.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.packer;
