// SPDX-License-Identifier: Apache-2.0
/** Functions with another result at each call. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.random;
