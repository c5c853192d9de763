// SPDX-License-Identifier: Apache-2.0
/** Functions for lists and maps. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.collection;
