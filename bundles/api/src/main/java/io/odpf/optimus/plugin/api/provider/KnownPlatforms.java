// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The output of {@code go tool dist list} of Go 1.24, without browsers and phones. */
final class KnownPlatforms {
  private static final String[] LIST = {
    "aix_ppc64",
    "darwin_amd64 darwin_arm64",
    "dragonfly_amd64",
    "freebsd_386 freebsd_amd64 freebsd_arm freebsd_arm64 freebsd_riscv64",
    "illumos_amd64",
    "linux_386 linux_amd64 linux_arm linux_arm64 linux_loong64 linux_mips linux_mips64",
    "linux_mips64le linux_mipsle linux_ppc64 linux_ppc64le linux_riscv64 linux_s390x",
    "netbsd_386 netbsd_amd64 netbsd_arm netbsd_arm64",
    "openbsd_386 openbsd_amd64 openbsd_arm openbsd_arm64 openbsd_ppc64 openbsd_riscv64",
    "plan9_386 plan9_amd64 plan9_arm",
    "solaris_amd64",
    "windows_386 windows_amd64 windows_arm windows_arm64"
  };
  private static final SortedSet<Platform> ALL = all(LIST);

  private KnownPlatforms() {}

  static SortedSet<Platform> all() {
    return ALL;
  }

  private static SortedSet<Platform> all(String... lines) {
    SortedSet<Platform> all = new TreeSet<>();
    for (String line : lines) {
      for (String word : line.split(" ")) {
        all.add(Platform.parse(word).orElseThrow());
      }
    }
    return Collections.unmodifiableSortedSet(all);
  }
}
