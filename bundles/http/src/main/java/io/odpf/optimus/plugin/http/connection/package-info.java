// SPDX-License-Identifier: Apache-2.0
/** Connections: opening them, their time limits, reuse, and bodies. */
@NullMarked
package io.odpf.optimus.plugin.http.connection;

import org.jspecify.annotations.NullMarked;
