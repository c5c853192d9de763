// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import java.util.List;
import java.util.Objects;

/**
 * The task of a job, as its plugin describes it. Absent texts are empty.
 *
 * @param name the name of the plugin
 * @param description what the plugin does
 * @param image the container image
 * @param destination the resource that the task writes to, without its type
 * @param destinationType the type of the destination, for example {@code bigquery}
 * @param dependencies the URNs of the resources that the task reads from
 */
public record TaskInfo(
    String name,
    String description,
    String image,
    String destination,
    String destinationType,
    List<String> dependencies) {
  public TaskInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(destinationType, "destinationType");
    dependencies = List.copyOf(dependencies);
  }
}
