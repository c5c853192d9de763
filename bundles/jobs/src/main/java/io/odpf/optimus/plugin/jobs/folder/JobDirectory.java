// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import java.nio.file.Path;

/**
 * A directory that contains a job.
 *
 * @param path the directory
 * @param defaults the defaults that the job inherits
 */
record JobDirectory(Path path, Defaults defaults) {}
