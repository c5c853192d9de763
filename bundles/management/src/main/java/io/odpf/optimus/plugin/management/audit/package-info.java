// SPDX-License-Identifier: Apache-2.0
/** The durable record of every change that a caller asked for. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.audit;
