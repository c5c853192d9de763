// SPDX-License-Identifier: Apache-2.0
/** The web page of the runtime: its files, and the sessions of browsers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.page;
