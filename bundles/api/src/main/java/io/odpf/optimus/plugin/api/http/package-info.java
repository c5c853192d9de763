// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP for providers: one client with the platform's rules (limits that also cover the body,
 * credentials to the same origin only, proxies, own certificate authorities), so that every
 * provider keeps them alike. Not a general HTTP library: GET and HEAD, and small POSTs and PUTs for
 * token endpoints.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.http;
