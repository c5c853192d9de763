// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import org.osgi.service.component.annotations.Component;

/** The platform's client factory as a service; any service with a higher ranking is preferred. */
@Component(service = HttpClientFactory.class)
public final class HttpClientFactoryComponent extends PooledHttpClientFactory {}
