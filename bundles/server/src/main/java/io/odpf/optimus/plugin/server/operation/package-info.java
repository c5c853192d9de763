// SPDX-License-Identifier: Apache-2.0
/** The operations that clients call, as one table for all protocols and generations of clients. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.operation;
