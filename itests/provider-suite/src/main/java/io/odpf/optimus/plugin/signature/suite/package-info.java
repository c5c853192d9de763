// SPDX-License-Identifier: Apache-2.0
/** What every signature verifier must show, as JUnit tests to be inherited. */
package io.odpf.optimus.plugin.signature.suite;
