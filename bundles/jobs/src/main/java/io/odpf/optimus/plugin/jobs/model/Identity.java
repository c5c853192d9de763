// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Map;
import java.util.Objects;

/** The name, owner, description and labels of a job. Absent texts are empty. */
public record Identity(String name, String owner, String description, Map<String, String> labels) {
  public Identity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(description, "description");
    labels = Inheritance.copy(labels);
  }

  /** Returns this identity with inherited values, except for the name. */
  Identity inheriting(Identity other) {
    return new Identity(
        name,
        Inheritance.text(owner, other.owner),
        Inheritance.text(description, other.description),
        Inheritance.map(labels, other.labels));
  }
}
