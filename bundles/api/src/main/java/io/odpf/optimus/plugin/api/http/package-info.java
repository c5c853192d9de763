// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP for providers: a client that enforces the platform's rules (limits that also cover the body,
 * credentials for the same origin only, proxies, custom certificate authorities) for every provider
 * alike. This is not a general HTTP library: it supports GET, HEAD and DELETE, and PATCH, POST and
 * PUT whose bodies fit into memory.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.http;
