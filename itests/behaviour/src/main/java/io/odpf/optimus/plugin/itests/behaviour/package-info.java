// SPDX-License-Identifier: Apache-2.0
/**
 * How the plugin manager behaves, whichever way it is reached. Each behaviour is written once, as a
 * method that JUnit 6 runs through the built distribution and JUnit 4 in Felix.
 */
package io.odpf.optimus.plugin.itests.behaviour;
