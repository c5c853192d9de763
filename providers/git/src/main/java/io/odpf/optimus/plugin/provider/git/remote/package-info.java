// SPDX-License-Identifier: Apache-2.0
/**
 * Git's wire protocol to a server's {@code upload-pack}, over the ways that servers are reached:
 * smart HTTP, ssh and git. JGit speaks the protocol (versions 0 to 2); the connections are ours, so
 * that time limits, interruption, proxies and trust are the platform's.
 */
package io.odpf.optimus.plugin.provider.git.remote;
