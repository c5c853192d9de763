// SPDX-License-Identifier: Apache-2.0
/**
 * The provider type {@code url}: artifacts under an http or https address, or, where it is allowed,
 * in a folder of this machine.
 *
 * <p>Over HTTP a strong ETag is the pin, else the date of the last change with the length; a server
 * that gives neither leaves the artifact without one. Wherever a server ignores a condition or a
 * range, what it answered is compared all the same, so that no two versions are ever put together.
 */
package io.odpf.optimus.plugin.provider.url;
