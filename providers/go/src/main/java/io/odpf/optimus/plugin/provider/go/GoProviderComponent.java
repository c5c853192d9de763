// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** Registers the factory as a service. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=go")
@Capability(namespace = "optimus.provider", attribute = "type=go")
public final class GoProviderComponent extends GoProviderFactory {}
