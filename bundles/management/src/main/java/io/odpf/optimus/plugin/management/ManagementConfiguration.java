// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configuration of the bundle. The names are those of {@code ManagementProperty}. */
@ObjectClassDefinition(
    name = "Optimus plugins: management API",
    description =
        "Where the runtime serves the management API. Comes before the framework's properties.")
@interface ManagementConfiguration {

  @AttributeDefinition(
      name = "Socket",
      description = "The absolute path of the Unix socket.",
      required = false)
  String socket();

  @AttributeDefinition(
      name = "Address",
      description = "HOST:PORT to listen at with TLS.",
      required = false)
  String address();

  @AttributeDefinition(
      name = "Certificate",
      description = "The file of the server's certificate, in PEM.",
      required = false)
  String certificate();

  @AttributeDefinition(
      name = "Key",
      description = "The file of the certificate's private key, in PEM.",
      required = false)
  String key();

  @AttributeDefinition(
      name = "Access",
      description = "The file of credentials and roles.",
      required = false)
  String access();

  @AttributeDefinition(
      name = "Configuration",
      description = "The configuration file of plugins that the runtime manages.",
      required = false)
  String config();

  @AttributeDefinition(
      name = "Follow",
      description = "Whether what the configuration asks for is installed whenever it changes.",
      required = false,
      options = {@Option(label = "on", value = "on"), @Option(label = "off", value = "off")})
  String follow();

  @AttributeDefinition(
      name = "Mode",
      description = "The mode of requests that name none.",
      required = false,
      options = {
        @Option(label = "server", value = "server"),
        @Option(label = "client", value = "client")
      })
  String mode();

  @AttributeDefinition(
      name = "Audit",
      description = "The directory of the audit log.",
      required = false)
  String audit();
}
