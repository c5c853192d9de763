// SPDX-License-Identifier: Apache-2.0
/** JSON: requests from queries and bodies, and the OpenAPI document. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.json;
