// SPDX-License-Identifier: Apache-2.0
/** One process of a plugin, from its start to its end: the parts put together. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.run;
