// SPDX-License-Identifier: Apache-2.0
/** String functions. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.text;
