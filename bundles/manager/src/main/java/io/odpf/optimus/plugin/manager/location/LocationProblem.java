// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of install locations. */
public enum LocationProblem implements ProblemCode {
  LOCATION_UNUSABLE(
      "location-unusable",
      "The install location cannot be used.",
      "Check the disk's space and the directory's permissions."),
  LOCATION_UNREADABLE(
      "location-unreadable",
      "The install location cannot be listed.",
      "Check the directory's permissions and the disk."),
  UNSAFE_LOCATION(
      "unsafe-location",
      "Other users could have written to the install location, so nothing in it is" + " trusted.",
      "Make the directory and what lies in it yours alone (chown, chmod go-w), or"
          + " choose another install_location."),
  SHARED_LOCATION(
      "shared-location",
      "Other users may replace the plugins in the install location.",
      "If that is not intended, take the write permission from the group (chmod g-w)."),
  RECEIPTS_UNREADABLE(
      "receipts-unreadable",
      "The receipts of the installed plugins cannot be read.",
      "Check the disk and the permissions of the receipts."),
  RECEIPT_DAMAGED(
      "receipt-damaged",
      "A receipt is not what the manager writes.",
      "Remove the receipt, then run optimus plugin install --adopt for its plugin.");

  private final Entry entry;

  LocationProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
