// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The configuration of the supervisor, by whose names the framework's properties are called, too:
 * {@code optimus.supervisor.start}. Nothing has a default here: what is not configured is left to
 * the framework's properties.
 */
@ObjectClassDefinition(
    name = "Optimus plugins: the supervisor",
    description =
        "How plugins are found and run. Comes before the framework's properties"
            + " optimus.supervisor.*. A change ends the plugins and starts them with the new"
            + " settings.")
@interface SupervisorConfiguration {

  @AttributeDefinition(
      name = "Start",
      description = "Which plugins are started without being asked for.",
      required = false,
      options = {
        @Option(label = "each when it is found", value = "all"),
        @Option(label = "none", value = "request")
      })
  String start();

  @AttributeDefinition(
      name = "Restart",
      description = "Whether a plugin that fails is started again.",
      required = false,
      options = {
        @Option(label = "started again, with growing delays", value = "backoff"),
        @Option(label = "given up", value = "never")
      })
  String restart();

  @AttributeDefinition(
      name = "Locations",
      description =
          "Directories that are searched for plugins before the usual ones. Absolute paths.",
      required = false)
  String[] locations();

  @AttributeDefinition(
      name = "Directories",
      description =
          "Directories that are searched for plugins instead of the usual ones. Absolute paths.",
      required = false)
  String[] directories();

  @AttributeDefinition(
      name = "Multiplexed plugins",
      description = "Plugins all of whose connections are made on one socket, by name.",
      required = false)
  String[] multiplexed();

  @AttributeDefinition(
      name = "Canary",
      description =
          "How many processes of a new version are started beside the old one and observed before"
              + " they get calls.",
      required = false,
      options = {@Option(label = "none", value = "0"), @Option(label = "one", value = "1")})
  String canary();

  @AttributeDefinition(
      name = "Observation",
      description = "How long the process of a new version is observed, in seconds.",
      required = false)
  String observation();

  @AttributeDefinition(
      name = "Logs",
      description = "The directory for a log file of each plugin. An absolute path.",
      required = false)
  String logs();
}
