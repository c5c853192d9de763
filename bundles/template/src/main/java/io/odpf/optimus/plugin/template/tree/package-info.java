// SPDX-License-Identifier: Apache-2.0
/** What a parsed template consists of. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.tree;
