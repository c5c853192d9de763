// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** Registers the factory as an OSGi service. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=oci")
@Capability(namespace = "optimus.provider", attribute = "type=oci")
public final class OciProviderComponent extends OciProviderFactory {}
