// SPDX-License-Identifier: Apache-2.0
/** Tests that every implementation of an interface must pass. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.contract;
