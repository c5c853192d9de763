// SPDX-License-Identifier: Apache-2.0
/**
 * The provider type {@code url}: artifacts under an http or https address, or, where it is allowed,
 * in a folder of this machine.
 *
 * <p>Over HTTP a strong ETag is the pin, else the date of the last change with the length; a server
 * that sends neither leaves the artifact without a pin. Where a server ignores a condition or a
 * range, the response is still compared, so that two versions are never mixed.
 */
@NullMarked
package io.odpf.optimus.plugin.provider.url;

import org.jspecify.annotations.NullMarked;
