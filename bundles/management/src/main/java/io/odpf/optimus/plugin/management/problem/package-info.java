// SPDX-License-Identifier: Apache-2.0
/** The problems of the management API, and how each protocol reports them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.problem;
