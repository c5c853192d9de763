// SPDX-License-Identifier: Apache-2.0
/** Real servers on loopback, each on free ports, started and stopped by the test that uses it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.daemon;
