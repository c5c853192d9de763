// SPDX-License-Identifier: Apache-2.0
/** Authentication, roles and rate limits of callers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.access;
