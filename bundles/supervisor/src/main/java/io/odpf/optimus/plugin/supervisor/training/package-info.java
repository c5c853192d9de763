// SPDX-License-Identifier: Apache-2.0
/** A plugin for the time in which start-up caches are made: it calls for the classes of calls. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.training;
