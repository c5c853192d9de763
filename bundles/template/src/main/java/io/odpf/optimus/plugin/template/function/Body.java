// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.Value;

/** The implementation of a function. Must be thread-safe. */
@FunctionalInterface
public interface Body {
  /**
   * Returns the result. The evaluator adds the taint of the arguments to it.
   *
   * @throws OperationException if the arguments are invalid
   */
  Value call(Call call) throws OperationException;
}
