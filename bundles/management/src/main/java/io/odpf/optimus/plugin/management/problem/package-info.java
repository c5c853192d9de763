// SPDX-License-Identifier: Apache-2.0
/** The problems of the management API, and their status codes in both protocols. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.problem;
