// SPDX-License-Identifier: Apache-2.0
/** The table of secrets of the original Optimus server. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.secrets.table;
