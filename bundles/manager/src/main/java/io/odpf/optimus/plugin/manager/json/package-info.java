// SPDX-License-Identifier: Apache-2.0
/** Reads small JSON documents strictly, and reports the positions of errors. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.json;
