// SPDX-License-Identifier: Apache-2.0
/**
 * Zip archives of which every byte is accounted for: entries lie one behind the other from the
 * first byte on, the central directory follows, its end record closes the file, and what is said
 * twice is said alike. The JDK's readers ask for none of that.
 */
package io.odpf.optimus.plugin.archive.container.zip;
