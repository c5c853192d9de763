// SPDX-License-Identifier: Apache-2.0
/** The JSON form of requests and replies, and the OpenAPI document. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.json;
