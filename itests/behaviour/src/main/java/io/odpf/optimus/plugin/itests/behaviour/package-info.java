// SPDX-License-Identifier: Apache-2.0
/**
 * The behaviour of the plugin manager in every way to reach it. Each behaviour is written once, as
 * a method that JUnit 6 runs on the built distribution and JUnit 4 in Felix.
 */
package io.odpf.optimus.plugin.itests.behaviour;
