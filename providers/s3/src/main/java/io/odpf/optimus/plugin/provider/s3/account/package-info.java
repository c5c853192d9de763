// SPDX-License-Identifier: Apache-2.0
/** Access keys, and the form in which a configuration holds them. Loads no class of the SDK. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.s3.account;
