// SPDX-License-Identifier: Apache-2.0
/**
 * Git's wire protocol with a server's {@code upload-pack}, over smart HTTP, ssh and git. JGit
 * implements the protocol (versions 0 to 2). The connections are our own, so that the platform's
 * time limits, interruption, proxies and trust apply.
 */
@NullMarked
package io.odpf.optimus.plugin.provider.git.remote;

import org.jspecify.annotations.NullMarked;
