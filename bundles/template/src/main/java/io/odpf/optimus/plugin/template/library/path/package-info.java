// SPDX-License-Identifier: Apache-2.0
/** Functions for paths with slashes. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.path;
