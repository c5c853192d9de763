// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.Value;

/** What a function does. */
@FunctionalInterface
public interface Body {
  /** Returns the result; its secrets are added by the caller. */
  Value call(Call call) throws OperationException;
}
