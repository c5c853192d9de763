// SPDX-License-Identifier: Apache-2.0
/** The calls of a plugin's typed model, with requests as JSON. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.call;
