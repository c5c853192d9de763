// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of the store. */
public enum StoreProblem implements ProblemCode {
  STORE_UNUSABLE(
      "store-unusable",
      "The store of artifacts cannot be used.",
      "Check the disk's space and the directory's permissions, or set XDG_CACHE_HOME to"
          + " another directory."),
  SHARED_STORE(
      "shared-store",
      "Other users may replace artifacts in the store.",
      "If that is not intended, take the write permission from the group (chmod g-w).");

  private final Entry entry;

  StoreProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
