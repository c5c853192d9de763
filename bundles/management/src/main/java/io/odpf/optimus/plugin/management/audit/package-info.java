// SPDX-License-Identifier: Apache-2.0
/** The durable record of every change to the machine and its caller. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.audit;
