// SPDX-License-Identifier: Apache-2.0
/** What becomes of a plugin: started, watched, started again, replaced, stopped, given up. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.lifecycle;
