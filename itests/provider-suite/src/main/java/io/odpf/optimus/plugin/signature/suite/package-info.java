// SPDX-License-Identifier: Apache-2.0
/** JUnit tests that every signature verifier must pass, to be inherited. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.signature.suite;
