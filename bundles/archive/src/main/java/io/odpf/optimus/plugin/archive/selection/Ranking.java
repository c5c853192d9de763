// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.BinaryRequest;
import java.util.Optional;

/** Ranks candidates for one request, and keeps the best. */
final class Ranking {
  /** A file that is not a candidate. */
  private static final int NONE = 0;

  /** A program for the platform, whatever its name. */
  private static final int BY_HEADER = 1;

  /** A file with the name that is not a program for the platform; plus the kind of match. */
  private static final int BY_NAME = 2;

  /** A program for the platform with the name; plus the kind of match. */
  private static final int BY_NAME_AND_HEADER = BY_NAME + NameMatch.values().length;

  private final BinaryRequest request;
  private Optional<Candidate> best = Optional.empty();
  private int bestRank = NONE;
  private int bestCount;

  Ranking(BinaryRequest request) {
    this.request = request;
  }

  /**
   * Compares a file to the best candidate so far.
   *
   * @return positive if it is better, 0 if it is equally good, negative if it is worse or not a
   *     candidate
   */
  int compareToBest(Candidate candidate) {
    int rank = rank(candidate);
    return rank == NONE ? -1 : Integer.compare(rank, bestRank);
  }

  /** Adds a candidate that is not worse than the best. */
  void add(Candidate candidate) {
    int rank = rank(candidate);
    if (rank > bestRank) {
      best = Optional.of(candidate);
      bestRank = rank;
      bestCount = 1;
    } else {
      bestCount++;
    }
  }

  /** Returns the first of the best candidates; empty if there are none. */
  Optional<Candidate> best() {
    return best;
  }

  /** Returns whether several candidates are equally good. */
  boolean isAmbiguous() {
    return bestCount > 1;
  }

  private int rank(Candidate candidate) {
    NameMatch match = NameMatch.of(candidate.name(), request);
    if (match != NameMatch.NONE) {
      return (candidate.runsOn(request.platform()) ? BY_NAME_AND_HEADER : BY_NAME)
          + match.ordinal();
    }
    return request.entry().isEmpty() && candidate.isBinaryFor(request.platform())
        ? BY_HEADER
        : NONE;
  }
}
