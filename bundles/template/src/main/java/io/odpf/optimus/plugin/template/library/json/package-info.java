// SPDX-License-Identifier: Apache-2.0
/** JSON as Go's package encoding/json reads and writes it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.json;
