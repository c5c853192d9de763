// SPDX-License-Identifier: Apache-2.0
/** Functions for semantic versions and constraints on them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.version;
