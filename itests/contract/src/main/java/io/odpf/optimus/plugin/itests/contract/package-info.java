// SPDX-License-Identifier: Apache-2.0
/** Tests that every implementation of an idea has to pass. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.contract;
