// SPDX-License-Identifier: Apache-2.0
/** Tests that every implementation of an idea has to pass. */
package io.odpf.optimus.plugin.itests.contract;
