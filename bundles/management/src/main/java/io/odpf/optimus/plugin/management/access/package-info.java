// SPDX-License-Identifier: Apache-2.0
/** Authentication, roles and limits of callers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.access;
