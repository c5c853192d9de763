// SPDX-License-Identifier: Apache-2.0
/** Responses of servers, bounded and safe to print. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.s3.answer;
