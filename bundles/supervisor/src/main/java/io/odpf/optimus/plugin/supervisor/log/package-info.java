// SPDX-License-Identifier: Apache-2.0
/** Parses and keeps the output of plugins: structured entries, plain lines and panics. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.log;
