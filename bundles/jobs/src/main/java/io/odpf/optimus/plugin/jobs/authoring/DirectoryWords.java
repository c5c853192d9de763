// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import java.util.Objects;
import java.util.random.RandomGenerator;

/** Invents names of directories: two words joined by an underscore. */
final class DirectoryWords {
  private static final String[] FIRST = {
    "amber", "brave", "bright", "calm", "clear", "coral", "early", "fair", "gentle", "golden",
    "grand", "green", "happy", "keen", "kind", "late", "light", "lively", "merry", "mild",
    "noble", "proud", "quick", "quiet", "ready", "rapid", "silver", "steady", "sunny", "swift",
    "tidy", "warm"
  };
  private static final String[] SECOND = {
    "badger", "beaver", "bison", "crane", "dolphin", "eagle", "falcon", "finch", "fox", "gecko",
    "hare", "heron", "ibex", "koala", "lark", "lemur", "lynx", "marten", "moose", "otter",
    "owl", "panda", "puffin", "raven", "robin", "salmon", "seal", "stork", "swan", "tiger",
    "walrus", "wren"
  };

  private final RandomGenerator random;

  DirectoryWords(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  String next() {
    return FIRST[random.nextInt(FIRST.length)] + "_" + SECOND[random.nextInt(SECOND.length)];
  }
}
