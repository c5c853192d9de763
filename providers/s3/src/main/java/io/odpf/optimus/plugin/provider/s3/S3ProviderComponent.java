// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** The factory as a service. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=s3")
@Capability(namespace = "optimus.provider", attribute = "type=s3")
public final class S3ProviderComponent extends S3ProviderFactory {}
