// SPDX-License-Identifier: Apache-2.0
/** Single processes of plugins outside supervision, for tests of plugins. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.trial;
