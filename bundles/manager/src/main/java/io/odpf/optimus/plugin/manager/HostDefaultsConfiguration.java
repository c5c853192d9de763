// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The configuration {@link HostConfiguration#PID}. Two underscores in a method's name mean one in
 * the property's name, so that the names equal those of {@code defaults.yaml}. The properties have
 * no defaults here: the host's other defaults apply to those that are not configured.
 */
@ObjectClassDefinition(
    name = "Optimus plugins: the host's defaults",
    description =
        "What is used where neither a command, a request nor a project's configuration says"
            + " otherwise. Comes before the framework's properties and the host's defaults.yaml.")
@interface HostDefaultsConfiguration {

  @AttributeDefinition(
      name = "Mode",
      description = "The mode of the shell's commands that name none.",
      required = false,
      options = {
        @Option(label = "server", value = "server"),
        @Option(label = "client", value = "client")
      })
  String mode();

  @AttributeDefinition(
      name = "Install location",
      description =
          "The directory that plugins are installed into if the project's configuration names"
              + " none. An absolute path, or one that begins with ~/.",
      required = false)
  String install__location();

  @AttributeDefinition(
      name = "Store",
      description =
          "The directory that downloaded artifacts are kept in. An absolute path, or one that"
              + " begins with ~/.",
      required = false)
  String store();

  @AttributeDefinition(
      name = "Parallel downloads",
      description = "How many downloads an operation has at once.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "1000",
      required = false)
  int parallel();
}
