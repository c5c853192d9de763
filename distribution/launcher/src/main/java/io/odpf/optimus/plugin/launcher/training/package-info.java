// SPDX-License-Identifier: Apache-2.0
/** What the JVM watches when it makes a start-up cache. */
package io.odpf.optimus.plugin.launcher.training;
