// SPDX-License-Identifier: Apache-2.0
/** Conversions between the API's values and the messages of the management API. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.conversion;
