// SPDX-License-Identifier: Apache-2.0
/** The messages of the protocols as the values of the services, and back. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.conversion;
