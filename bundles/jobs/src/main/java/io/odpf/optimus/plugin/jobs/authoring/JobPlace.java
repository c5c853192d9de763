// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import java.nio.file.Path;

/**
 * The place of a new job.
 *
 * @param namespace the name of its namespace
 * @param folder the folder of the namespace's jobs
 * @param path the names of directories from there to the job, separated by slashes
 */
record JobPlace(String namespace, Path folder, String path) {}
