// SPDX-License-Identifier: Apache-2.0
/** The calls of a plugin's typed model, with requests as JSON. */
package io.odpf.optimus.plugin.command.call;
