// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

/** A test with a source that exists as long as the test's class. */
public interface Sourced {

  /** Returns the source under test. */
  Source source();
}
