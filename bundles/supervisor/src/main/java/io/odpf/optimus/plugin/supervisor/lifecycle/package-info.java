// SPDX-License-Identifier: Apache-2.0
/** What becomes of a plugin: started, watched, started again, replaced, stopped, given up. */
package io.odpf.optimus.plugin.supervisor.lifecycle;
