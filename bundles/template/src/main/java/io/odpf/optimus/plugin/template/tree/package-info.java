// SPDX-License-Identifier: Apache-2.0
/** The syntax tree of templates. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.tree;
