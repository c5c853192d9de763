// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

/** A test with a source, which lasts as long as the test's class. */
public interface Sourced {

  /** The source under test. */
  Source source();
}
