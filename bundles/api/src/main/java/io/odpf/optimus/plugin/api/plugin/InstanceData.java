// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.Objects;

/**
 * A value of one run of a job.
 *
 * @param name the variable's or the file's name
 * @param value the content
 * @param kind whether it is a variable or a file
 */
public record InstanceData(String name, String value, Kind kind) {

  /** The ways in which a task receives a value. */
  public enum Kind {
    ENVIRONMENT,
    FILE
  }

  public InstanceData {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(kind, "kind");
  }
}
