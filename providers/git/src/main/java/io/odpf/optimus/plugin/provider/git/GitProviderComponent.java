// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** Registers the factory as a service. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=git")
@Capability(namespace = "optimus.provider", attribute = "type=git")
public final class GitProviderComponent extends GitProviderFactory {}
