// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** The verifier as a service. */
@Component(service = SignatureVerifier.class, property = "optimus.signature.scheme=gpg")
@Capability(namespace = "optimus.signature", attribute = "scheme=gpg")
public final class GpgComponent extends GpgVerifier {}
